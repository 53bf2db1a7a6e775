/**
 * The URL parser and serializer: whatwg-url's state machine behind a fast path for the URLs one mostly meets.
 *
 * A URL record is whatwg-url's: { scheme, username, password, host, port, path, query, fragment }.
 */
import machine from 'whatwg-url/lib/url-state-machine.js';
import {
  Number, RegExpPrototypeExec, StringPrototypeIncludes, StringPrototypeIndexOf, StringPrototypeSlice, StringPrototypeSplit,
} from '../primordials.js';

// Absolute, lower case, a domain that no rule changes (its last label begins with a letter), no character that is encoded.
const PLAIN = /^(https?|wss?):\/\/((?:[a-z0-9_][a-z0-9_-]*\.)*[a-z][a-z0-9_-]*)(?::([0-9]{1,5}))?(\/[\w!$%&'()*+,\-./:;=@[\]|~]*)?(\?[\w!$%&()*+,\-./:;=?@[\\\]^`{|}~]*)?(#[\w!$%&'()*+,\-./:;=?@[\\\]^{|}~#]*)?$/;
const PUNYCODE = /(?:^|\.)xn--/;
const DOTS = /\/\.|%2e/i;
const DEFAULT_PORTS = { __proto__: null, http: 80, https: 443, ws: 80, wss: 443 };

function parsePlain(input) {
  const match = RegExpPrototypeExec(PLAIN, input);
  if (match === null) return null;
  const host = match[2];
  const path = match[4];
  const number = match[3] === undefined ? null : Number(match[3]);
  if (number > 65535) return null;
  if (StringPrototypeIncludes(host, 'xn--') && RegExpPrototypeExec(PUNYCODE, host) !== null) return null;
  if (path !== undefined && RegExpPrototypeExec(DOTS, path) !== null) return null;
  return {
    scheme: match[1],
    username: '',
    password: '',
    host,
    port: number === DEFAULT_PORTS[match[1]] ? null : number,
    path: path === undefined ? [''] : StringPrototypeSplit(StringPrototypeSlice(path, 1), '/'),
    query: match[5] === undefined ? null : StringPrototypeSlice(match[5], 1),
    fragment: match[6] === undefined ? null : StringPrototypeSlice(match[6], 1),
  };
}

/** The record of a URL, or null on failure. */
export function parseURL(input, baseURL = null) {
  return parsePlain(input) ?? machine.basicURLParse(input, { baseURL });
}

/** Parses a part of a URL into an existing record, as the setters do. */
export function parseInto(url, input, stateOverride) {
  return machine.basicURLParse(input, { url, stateOverride });
}

/** The URL without its fragment when `excludeFragment`. */
export function serializeURL(url, excludeFragment = false) {
  return machine.serializeURL(url, excludeFragment);
}

/** Whether the record is of one of the special schemes' HTTP family. */
export const isHTTPScheme = (scheme) => scheme === 'http' || scheme === 'https';

/** The origin as text; 'null' for an opaque one. */
export function originOf(url) {
  return machine.serializeURLOrigin(url);
}

export const {
  cannotHaveAUsernamePasswordPort, hasAnOpaquePath, serializeHost, serializePath, setThePassword, setTheUsername,
} = machine;

/** The part of a text before its first '#'. */
export function withoutFragment(text) {
  const at = StringPrototypeIndexOf(text, '#');
  return at < 0 ? text : StringPrototypeSlice(text, 0, at);
}
