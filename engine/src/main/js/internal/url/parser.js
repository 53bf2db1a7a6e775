/**
 * The URL parser: whatwg-url's state machine behind a fast path for the URLs one mostly meets.
 *
 * A URL record is whatwg-url's: { scheme, username, password, host, port, path, query, fragment }.
 */
import machine from 'late:./machine.js';
import {
  ArrayPrototypeConcat, ArrayPrototypeSlice, Number, RegExpPrototypeExec, StringPrototypeIncludes, StringPrototypeIndexOf,
  StringPrototypeSlice, StringPrototypeSplit, StringPrototypeToLowerCase,
} from '../primordials.js';

// Absolute, with a domain that no rule but lower-casing changes (its last label begins with a letter) or a plain IPv4 address,
// and no character that is encoded.
const PLAIN = /^(https?|wss?):\/\/(?:((?:[a-z0-9_][a-z0-9_-]*\.)*[a-z][a-z0-9_-]*)|((?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)))(?::([0-9]{1,5}))?(\/[\w!$%&'()*+,\-./:;=@[\]|~]*)?(\?[\w!$%&()*+,\-./:;=?@[\\\]^`{|}~]*)?(#[\w!$%&'()*+,\-./:;=?@[\\\]^{|}~#]*)?$/i;
// Relative to an http: or like base: a path from the root, or steps up and a path without a colon, or none.
const RELATIVE = /^(?:(\/(?![/\\])[\w!$%&'()*+,\-./:;=@[\]|~]*)|((?:\.\.?\/)*)((?:[\w!$%&'()*+,\-;=@[\]|~][\w!$%&'()*+,\-./;=@[\]|~]*)?))(\?[\w!$%&()*+,\-./:;=?@[\\\]^`{|}~]*)?(#[\w!$%&'()*+,\-./:;=?@[\\\]^{|}~#]*)?$/;
const PUNYCODE = /(?:^|\.)xn--/;
const DOTS = /\/\.|%2e/i;
const DEFAULT_PORTS = { __proto__: null, http: 80, https: 443, ws: 80, wss: 443 };

const afterFirst = (text) => (text === undefined ? null : StringPrototypeSlice(text, 1));

/** The number that a dotted address stands for. */
function addressOf(dotted) {
  const parts = StringPrototypeSplit(dotted, '.');
  return ((+parts[0] * 256 + +parts[1]) * 256 + +parts[2]) * 256 + +parts[3];
}

function parsePlain(input) {
  const match = RegExpPrototypeExec(PLAIN, input);
  if (match === null) return null;
  const scheme = StringPrototypeToLowerCase(match[1]);
  const host = match[3] === undefined ? StringPrototypeToLowerCase(match[2]) : addressOf(match[3]);
  const path = match[5];
  const number = match[4] === undefined ? null : Number(match[4]);
  if (number > 65535) return null;
  if (typeof host === 'string' && StringPrototypeIncludes(host, 'xn--') && RegExpPrototypeExec(PUNYCODE, host) !== null) return null;
  if (path !== undefined && RegExpPrototypeExec(DOTS, path) !== null) return null;
  return {
    scheme,
    username: '',
    password: '',
    host,
    port: number === DEFAULT_PORTS[scheme] ? null : number,
    path: path === undefined ? [''] : StringPrototypeSplit(StringPrototypeSlice(path, 1), '/'),
    query: afterFirst(match[6]),
    fragment: afterFirst(match[7]),
  };
}

function climb(base, steps) {
  const path = ArrayPrototypeSlice(base, 0, -1);
  for (let at = 0; at < steps.length; at += steps[at + 1] === '.' ? 3 : 2) {
    if (steps[at + 1] === '.' && path.length > 0) path.length--;
  }
  return path;
}

function parseRelative(input, base) {
  if (DEFAULT_PORTS[base.scheme] === undefined) return null;
  const match = RegExpPrototypeExec(RELATIVE, input);
  if (match === null) return null;
  const rest = match[1] ?? match[3];
  if (RegExpPrototypeExec(DOTS, rest) !== null) return null;
  let { path, query } = base;
  if (match[1] !== undefined) path = StringPrototypeSplit(StringPrototypeSlice(rest, 1), '/');
  else if (rest === '' && match[2] === '') path = ArrayPrototypeSlice(path);
  else path = ArrayPrototypeConcat(climb(path, match[2]), StringPrototypeSplit(rest, '/'));
  if (match[4] !== undefined || match[1] !== undefined || rest !== '' || match[2] !== '') query = afterFirst(match[4]);
  const { scheme, username, password, host, port } = base;
  return { scheme, username, password, host, port, path, query, fragment: afterFirst(match[5]) };
}

/** The record of a URL, or null on failure. */
export function parseURL(input, baseURL = null) {
  return parsePlain(input) ?? (baseURL === null ? null : parseRelative(input, baseURL))
    ?? parseAny(input, baseURL);
}

function parseAny(input, baseURL) {
  const { basicURLParse, parseEscaping } = machine();
  return parseEscaping(input, DEFAULT_PORTS) ?? basicURLParse(input, { baseURL });
}

/** Parses a part of a URL into an existing record, as the setters do. */
export function parseInto(url, input, stateOverride) {
  return machine().basicURLParse(input, { url, stateOverride });
}

/** Whether the record is of one of the special schemes' HTTP family. */
export const isHTTPScheme = (scheme) => scheme === 'http' || scheme === 'https';

export const setTheUsername = (url, username) => machine().setTheUsername(url, username);
export const setThePassword = (url, password) => machine().setThePassword(url, password);

/** The part of a text before its first '#'. */
export function withoutFragment(text) {
  const at = StringPrototypeIndexOf(text, '#');
  return at < 0 ? text : StringPrototypeSlice(text, 0, at);
}
