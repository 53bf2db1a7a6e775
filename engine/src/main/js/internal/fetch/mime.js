/** MIME types, https://mimesniff.spec.whatwg.org: parsing, serializing, and what a list of headers says. */
import {
  ArrayPrototypePush, MapPrototypeForEach, RegExpPrototypeExec, SafeMap, StringPrototypeCharCodeAt, StringPrototypeIndexOf,
  StringPrototypeReplace, StringPrototypeSlice, StringPrototypeToLowerCase,
} from '../primordials.js';

const TOKEN = /^[!#$%&'*+\-.^_`|~\w]+$/;
const QUOTABLE = /^[\t\x20-\x7e\x80-\xff]*$/;
const ESCAPED = /(["\\])/g;

const isHTTPSpace = (unit) => unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09;

/** The text without HTTP whitespace (space, tab, CR, LF) at both ends. */
export function trimHTTPSpace(text) {
  let start = 0;
  let end = text.length;
  while (start < end && isHTTPSpace(StringPrototypeCharCodeAt(text, start))) start++;
  while (end > start && isHTTPSpace(StringPrototypeCharCodeAt(text, end - 1))) end--;
  return StringPrototypeSlice(text, start, end);
}

function trimTrailingSpace(text) {
  let end = text.length;
  while (end > 0 && isHTTPSpace(StringPrototypeCharCodeAt(text, end - 1))) end--;
  return StringPrototypeSlice(text, 0, end);
}

export const isToken = (text) => RegExpPrototypeExec(TOKEN, text) !== null;

/** Collects an HTTP quoted string that begins at `start`; gives its value and where it ends. */
export function collectQuoted(text, start) {
  let value = '';
  let at = start + 1;
  for (;;) {
    if (at >= text.length) return { __proto__: null, value, end: at };
    const character = text[at++];
    if (character === '"') return { __proto__: null, value, end: at };
    if (character !== '\\') value += character;
    else value += at < text.length ? text[at++] : '\\';
  }
}

function indexOfOr(text, wanted, from) {
  const at = StringPrototypeIndexOf(text, wanted, from);
  return at < 0 ? text.length : at;
}

function parseParameters(text, start, parameters) {
  let at = start;
  while (at < text.length) {
    at++; // the semicolon
    while (at < text.length && isHTTPSpace(StringPrototypeCharCodeAt(text, at))) at++;
    const nameStart = at;
    while (at < text.length && text[at] !== ';' && text[at] !== '=') at++;
    const name = StringPrototypeToLowerCase(StringPrototypeSlice(text, nameStart, at));
    if (at >= text.length) return;
    if (text[at] === ';') continue;
    at++; // the equals sign
    let value;
    if (text[at] === '"') {
      const quoted = collectQuoted(text, at);
      ({ value } = quoted);
      at = indexOfOr(text, ';', quoted.end);
    } else {
      const end = indexOfOr(text, ';', at);
      value = trimTrailingSpace(StringPrototypeSlice(text, at, end));
      at = end;
      if (value === '') continue;
    }
    if (isToken(name) && RegExpPrototypeExec(QUOTABLE, value) !== null && !parameters.has(name)) parameters.set(name, value);
  }
}

/** { type, subtype, essence, parameters } or null. */
export function parseMime(input) {
  const text = trimHTTPSpace(input);
  const slash = StringPrototypeIndexOf(text, '/');
  if (slash <= 0) return null;
  const type = StringPrototypeSlice(text, 0, slash);
  const end = indexOfOr(text, ';', slash);
  const subtype = trimTrailingSpace(StringPrototypeSlice(text, slash + 1, end));
  if (!isToken(type) || !isToken(subtype)) return null;
  const parameters = new SafeMap();
  parseParameters(text, end, parameters);
  const lowerType = StringPrototypeToLowerCase(type);
  const lowerSubtype = StringPrototypeToLowerCase(subtype);
  return { __proto__: null, type: lowerType, subtype: lowerSubtype, essence: `${lowerType}/${lowerSubtype}`, parameters };
}

export function serializeMime(mime) {
  let text = mime.essence;
  MapPrototypeForEach(mime.parameters, (value, name) => {
    const quoted = value === '' || !isToken(value) ? `"${StringPrototypeReplace(value, ESCAPED, '\\$1')}"` : value;
    text += `;${name}=${quoted}`;
  });
  return text;
}

/** Splits a header's combined value at its commas outside quotes ("get, decode, and split"). */
export function splitHeaderValue(text) {
  const values = [];
  let current = '';
  for (let at = 0; ;) {
    const character = text[at];
    if (at >= text.length || character === ',') {
      ArrayPrototypePush(values, trimHTTPSpace(current));
      current = '';
      if (at >= text.length) return values;
      at++;
    } else if (character === '"') {
      const { end } = collectQuoted(text, at);
      current += StringPrototypeSlice(text, at, end);
      at = end;
    } else {
      current += character;
      at++;
    }
  }
}

/** "Extract a MIME type" from the combined Content-Type value (null when there is none). */
export function extractMime(contentType) {
  if (contentType === null) return null;
  let charset = null;
  let essence = null;
  let mime = null;
  const values = splitHeaderValue(contentType);
  for (let i = 0; i < values.length; i++) {
    const candidate = parseMime(values[i]);
    if (candidate === null || candidate.essence === '*/*') continue;
    mime = candidate;
    if (mime.essence !== essence) {
      charset = mime.parameters.get('charset') ?? null;
      ({ essence } = mime);
    } else if (!mime.parameters.has('charset') && charset !== null) {
      mime.parameters.set('charset', charset);
    }
  }
  return mime;
}
