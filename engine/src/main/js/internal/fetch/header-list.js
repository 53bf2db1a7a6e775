/** Header lists and their rules, https://fetch.spec.whatwg.org/#terminology-headers. An entry is [name as given, value, lower name]. */
import {
  ArrayPrototypePush, ArrayPrototypeSort, RegExpPrototypeExec, SafeMap, SafeSet, StringPrototypeStartsWith,
  StringPrototypeToLowerCase, StringPrototypeToUpperCase,
} from '../primordials.js';
import { extractMime, isToken, splitHeaderValue, trimHTTPSpace } from './mime.js';

const FORBIDDEN_REQUEST = new SafeSet([
  'accept-charset', 'accept-encoding', 'access-control-request-headers', 'access-control-request-method', 'connection',
  'content-length', 'cookie', 'cookie2', 'date', 'dnt', 'expect', 'host', 'keep-alive', 'origin', 'referer', 'set-cookie', 'te',
  'trailer', 'transfer-encoding', 'upgrade', 'via',
]);
const METHOD_OVERRIDES = new SafeSet(['x-http-method', 'x-http-method-override', 'x-method-override']);
const FORBIDDEN_METHODS = new SafeSet(['CONNECT', 'TRACE', 'TRACK']);
const BAD_VALUE = /[\0\r\n]/;
const UNSAFE_BYTE = /[\x00-\x08\x0a-\x1f"():<>?@[\\\]{}\x7f]/;
const LANGUAGE = /^[0-9A-Za-z *,\-.;=]*$/;
const RANGE = /^bytes[\t ]*=[\t ]*(?:(\d+)[\t ]*-[\t ]*(\d*)|-[\t ]*(\d+))$/;

export const isHeaderName = (name) => isToken(name);
export const normalizeValue = trimHTTPSpace;
export const isHeaderValue = (value) => RegExpPrototypeExec(BAD_VALUE, value) === null;

/** Methods that fetch() refuses. */
export const isForbiddenMethod = (method) => FORBIDDEN_METHODS.has(StringPrototypeToUpperCase(method));

/** Whether a page may not set this request header. */
export function isForbiddenRequestHeader(lower, value) {
  if (FORBIDDEN_REQUEST.has(lower)) return true;
  if (StringPrototypeStartsWith(lower, 'proxy-') || StringPrototypeStartsWith(lower, 'sec-')) return true;
  if (!METHOD_OVERRIDES.has(lower)) return false;
  const methods = splitHeaderValue(value);
  for (let i = 0; i < methods.length; i++) if (isForbiddenMethod(methods[i])) return true;
  return false;
}

export const isForbiddenResponseHeader = (lower) => lower === 'set-cookie' || lower === 'set-cookie2';

/** Whether a name can be a no-CORS-safelisted one at all. */
export const isNoCorsName = (lower) =>
  lower === 'accept' || lower === 'accept-language' || lower === 'content-language' || lower === 'content-type';

/** "no-CORS-safelisted request-header", the value included. */
export function isNoCorsHeader(lower, value) {
  if (!isNoCorsName(lower) || value.length > 128) return false;
  if (lower === 'accept') return RegExpPrototypeExec(UNSAFE_BYTE, value) === null;
  if (lower !== 'content-type') return RegExpPrototypeExec(LANGUAGE, value) !== null;
  if (RegExpPrototypeExec(UNSAFE_BYTE, value) !== null) return false;
  const essence = extractMime(value)?.essence;
  return essence === 'application/x-www-form-urlencoded' || essence === 'multipart/form-data' || essence === 'text/plain';
}

/** [first, last] of a Range value with one range, or null. An open end is undefined; [undefined, n] is the last n bytes. */
export function parseRange(value) {
  const match = RegExpPrototypeExec(RANGE, value);
  if (match === null) return null;
  if (match[1] === undefined) return [undefined, +match[3]];
  return [+match[1], match[2] === '' ? undefined : +match[2]];
}

/** The values of a name, combined; null if it is absent. */
export function getHeader(list, lower) {
  let value = null;
  for (let i = 0; i < list.length; i++) {
    if (list[i][2] === lower) value = value === null ? list[i][1] : `${value}, ${list[i][1]}`;
  }
  return value;
}

export function hasHeader(list, lower) {
  for (let i = 0; i < list.length; i++) if (list[i][2] === lower) return true;
  return false;
}

/** Appends; the name takes the spelling of an equal one that is there. */
export function appendHeader(list, name, value) {
  const lower = StringPrototypeToLowerCase(name);
  let spelling = name;
  for (let i = 0; i < list.length; i++) {
    if (list[i][2] === lower) {
      spelling = list[i][0];
      break;
    }
  }
  ArrayPrototypePush(list, [spelling, value, lower]);
}

export function deleteHeader(list, lower) {
  let kept = 0;
  for (let i = 0; i < list.length; i++) if (list[i][2] !== lower) list[kept++] = list[i];
  list.length = kept;
}

export function setHeader(list, name, value) {
  const lower = StringPrototypeToLowerCase(name);
  let kept = 0;
  let found = false;
  for (let i = 0; i < list.length; i++) {
    const entry = list[i];
    if (entry[2] !== lower) {
      list[kept++] = entry;
    } else if (!found) {
      found = true;
      list[kept++] = [entry[0], value, lower];
    }
  }
  list.length = kept;
  if (!found) ArrayPrototypePush(list, [name, value, lower]);
}

/** "Sort and combine": lower-case names in order, values combined, Set-Cookie values apart. */
export function sortAndCombine(list) {
  const combined = new SafeMap();
  const names = [];
  for (let i = 0; i < list.length; i++) {
    const value = list[i][1];
    const lower = list[i][2];
    const before = combined.get(lower);
    if (before === undefined) ArrayPrototypePush(names, lower);
    combined.set(lower, before === undefined ? value : `${before}, ${value}`);
  }
  ArrayPrototypeSort(names);
  const pairs = [];
  for (let i = 0; i < names.length; i++) {
    if (names[i] !== 'set-cookie') {
      ArrayPrototypePush(pairs, [names[i], combined.get(names[i])]);
      continue;
    }
    for (let j = 0; j < list.length; j++) {
      if (list[j][2] === 'set-cookie') ArrayPrototypePush(pairs, ['set-cookie', list[j][1]]);
    }
  }
  return pairs;
}

/** A list from [name, value] pairs of the network. */
export function headerListOf(pairs) {
  const list = [];
  for (let i = 0; i < pairs.length; i++) appendHeader(list, pairs[i][0], pairs[i][1]);
  return list;
}

/** A list's entries as [name, value] pairs. */
export function headerPairs(list) {
  const pairs = [];
  for (let i = 0; i < list.length; i++) ArrayPrototypePush(pairs, [list[i][0], list[i][1]]);
  return pairs;
}
