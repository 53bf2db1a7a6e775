/** Canonical forms of the components of a URL, https://urlpattern.spec.whatwg.org/#canon. */
import {
  RegExpPrototypeExec, String, StringPrototypeSlice, StringPrototypeToLowerCase, TypeError,
} from '../primordials.js';
import { parseInto, parseURL, setThePassword, setTheUsername } from '../url/parser.js';
import { serializeHost, serializePath } from '../url/serializer.js';

const IPV6 = /^[0-9A-Fa-f[\]:]*$/;
const DEFAULT_PORTS = { __proto__: null, ftp: '21', file: '', http: '80', https: '443', ws: '80', wss: '443' };

export const isSpecialScheme = (scheme) => DEFAULT_PORTS[scheme] !== undefined;
export const defaultPort = (scheme) => DEFAULT_PORTS[scheme];
export const specialSchemes = ['ftp', 'file', 'http', 'https', 'ws', 'wss'];

const invalid = (what, value) => new TypeError(`'${value}' is not a valid ${what}`);
const dummy = () => parseURL('https://dummy.invalid/');

function parsed(url, value, state, what) {
  if (parseInto(url, value, state) === null) throw invalid(what, value);
  return url;
}

export function protocol(value) {
  if (value === '') return value;
  const url = parseURL(`${value}://dummy.invalid/`);
  if (url === null) throw invalid('protocol', value);
  return url.scheme;
}

export function username(value) {
  if (value === '') return value;
  const url = dummy();
  setTheUsername(url, value);
  return url.username;
}

export function password(value) {
  if (value === '') return value;
  const url = dummy();
  setThePassword(url, value);
  return url.password;
}

export function hostname(value, scheme = 'https') {
  if (value === '') return value;
  const url = dummy();
  url.scheme = scheme;
  return serializeHost(parsed(url, value, 'hostname', 'hostname').host);
}

export function ipv6Hostname(value) {
  if (RegExpPrototypeExec(IPV6, value) === null) throw invalid('IPv6 hostname', value);
  return StringPrototypeToLowerCase(value);
}

export function port(value, scheme = undefined) {
  if (value === '') return value;
  const url = dummy();
  if (scheme !== undefined) url.scheme = scheme;
  const { port: number } = parsed(url, value, 'port', 'port');
  return number === null ? '' : String(number);
}

export function pathname(value) {
  if (value === '') return value;
  const absolute = value[0] === '/';
  const url = dummy();
  url.path = [];
  const path = serializePath(parsed(url, absolute ? value : `/-${value}`, 'path start', 'pathname'));
  return absolute ? path : StringPrototypeSlice(path, 2);
}

export function opaquePathname(value) {
  if (value === '') return value;
  const url = dummy();
  url.scheme = 'data';
  url.path = '';
  return serializePath(parsed(url, value, 'opaque path', 'pathname'));
}

export function search(value) {
  if (value === '') return value;
  const url = dummy();
  url.query = '';
  return parsed(url, value, 'query', 'search').query;
}

export function hash(value) {
  if (value === '') return value;
  const url = dummy();
  url.fragment = '';
  return parsed(url, value, 'fragment', 'hash').fragment;
}
