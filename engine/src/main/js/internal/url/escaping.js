/**
 * The URL parser's second fast path: absolute URLs of the HTTP family whose host needs no more than lower-casing, with anything in
 * their path, query and fragment: dots, escapes, backslashes, what is to be escaped. Late, as the state machine is that takes the rest.
 */
import {
  ArrayPrototypeJoin, ArrayPrototypePush, Number, RegExpPrototypeExec, StringPrototypeCharCodeAt, StringPrototypeIncludes,
  StringPrototypeSlice, StringPrototypeSplit, StringPrototypeToLowerCase,
} from '../primordials.js';
import { percentEncodeAfterEncoding } from './encoding.js';

// Credentials of characters that are kept as they are; no control characters, which the parser partly drops.
const ESCAPING = /^(https?|wss?):\/\/(?:([\w.~!$&'()*+,%-]+)(?::([\w.~!$&'()*+,%-]*))?@)?((?:[a-z0-9_][a-z0-9_-]*\.)*[a-z][a-z0-9_-]*)(?::([0-9]{1,5}))?([/\\][^?#\0-\x1f]*)?(\?[^#\0-\x1f]*)?(#[^\0-\x1f]*)?$/i;
const PUNYCODE = /(?:^|\.)xn--/;
// https://url.spec.whatwg.org/#percent-encoded-bytes: the printable characters of the sets.
const IN_PATH = ' "#<>?^`{}';
const IN_QUERY = ' "#<>\'';
const IN_FRAGMENT = ' "<>`';
const DOT = { __proto__: null, '.': 1, '%2e': 1, '..': 2, '.%2e': 2, '%2e.': 2, '%2e%2e': 2 };

function pathOf(text) {
  if (text === undefined) return [''];
  const slashed = StringPrototypeIncludes(text, '\\') ? ArrayPrototypeJoin(StringPrototypeSplit(text, '\\'), '/') : text;
  const segments = StringPrototypeSplit(StringPrototypeSlice(slashed, 1), '/');
  const last = segments.length - 1;
  const path = [];
  for (let i = 0; i <= last; i++) {
    const segment = segments[i];
    const dots = segment.length > 6 ? undefined : DOT[StringPrototypeToLowerCase(segment)];
    if (dots === 2 && path.length > 0) path.length--;
    if (dots === undefined) ArrayPrototypePush(path, percentEncodeAfterEncoding('utf-8', segment, IN_PATH));
    else if (i === last) ArrayPrototypePush(path, '');
  }
  return path;
}

const encoded = (text, set) => (text === undefined ? null : percentEncodeAfterEncoding('utf-8', StringPrototypeSlice(text, 1), set));

/** The record of such a URL; null for any other, valid or not. */
export function parseEscaping(input, defaultPorts) {
  const match = RegExpPrototypeExec(ESCAPING, input);
  // Spaces at the end are no part of a URL.
  if (match === null || StringPrototypeCharCodeAt(input, input.length - 1) === 0x20) return null;
  const scheme = StringPrototypeToLowerCase(match[1]);
  const host = StringPrototypeToLowerCase(match[4]);
  const port = match[5] === undefined ? null : Number(match[5]);
  if (port > 65535) return null;
  if (StringPrototypeIncludes(host, 'xn--') && RegExpPrototypeExec(PUNYCODE, host) !== null) return null;
  return {
    scheme,
    username: match[2] ?? '',
    password: match[3] ?? '',
    host,
    port: port === defaultPorts[scheme] ? null : port,
    path: pathOf(match[6]),
    query: encoded(match[7], IN_QUERY),
    fragment: encoded(match[8], IN_FRAGMENT),
  };
}
