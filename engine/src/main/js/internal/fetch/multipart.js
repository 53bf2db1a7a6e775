/**
 * multipart/form-data, both ways. Encoding: https://html.spec.whatwg.org/#multipart-form-data; parsing:
 * https://andreubotella.github.io/multipart-form-data/ and RFC 7578.
 */
import { blobChunks } from '../../web/blob.js';
import { createFile, isFile } from '../../web/file.js';
import {
  ArrayPrototypePush, DateNow, MathFloor, MathRandom, StringFromCharCode, StringPrototypeIndexOf, StringPrototypeReplace,
  StringPrototypeSlice, StringPrototypeToLowerCase, TypedArrayPrototypeGetLength, TypedArrayPrototypeSlice,
  TypedArrayPrototypeSubarray,
} from '../primordials.js';
import { latin1Decode, utf8DecodeWithoutBOM, utf8Encode } from '../utf8.js';
import { isToken, trimHTTPSpace } from './mime.js';

const BREAKS = /\r\n|\n|\r/g;
const ESCAPED = /[\n\r"]/g;
const escapes = { __proto__: null, '\n': '%0A', '\r': '%0D', '"': '%22' };
const HEX = '0123456789abcdef';
const CR = 0x0d;
const LF = 0x0a;
const DASH = 0x2d;

const escapeName = (name) => StringPrototypeReplace(name, ESCAPED, (character) => escapes[character]);
const normalizeBreaks = (text) => StringPrototypeReplace(text, BREAKS, '\r\n');

/** A boundary that occurs in no sensible content. */
export function newBoundary() {
  let boundary = '----formdata-';
  for (let i = 0; i < 24; i++) boundary += HEX[MathFloor(MathRandom() * 16)];
  return boundary;
}

/** The byte arrays of the entries; they must not be changed. */
export function encodeMultipart(entries, boundary) {
  const chunks = [];
  for (let i = 0; i < entries.length; i++) {
    const value = entries[i][1];
    const name = escapeName(normalizeBreaks(entries[i][0]));
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${name}"`;
    if (!isFile(value)) {
      ArrayPrototypePush(chunks, utf8Encode(`${head}\r\n\r\n${normalizeBreaks(value)}\r\n`));
      continue;
    }
    const type = value.type === '' ? 'application/octet-stream' : value.type;
    ArrayPrototypePush(chunks, utf8Encode(`${head}; filename="${escapeName(value.name)}"\r\nContent-Type: ${type}\r\n\r\n`));
    const inner = blobChunks(value);
    for (let j = 0; j < inner.length; j++) ArrayPrototypePush(chunks, inner[j]);
    ArrayPrototypePush(chunks, utf8Encode('\r\n'));
  }
  ArrayPrototypePush(chunks, utf8Encode(`--${boundary}--\r\n`));
  return chunks;
}

/** Where `wanted` begins in `bytes` at or after `from`; -1 if nowhere. */
function findBytes(bytes, wanted, from) {
  const last = TypedArrayPrototypeGetLength(bytes) - TypedArrayPrototypeGetLength(wanted);
  const length = TypedArrayPrototypeGetLength(wanted);
  for (let i = from; i <= last; i++) {
    let k = 0;
    while (k < length && bytes[i + k] === wanted[k]) k++;
    if (k === length) return i;
  }
  return -1;
}

const startsWith = (bytes, at, wanted) => {
  const length = TypedArrayPrototypeGetLength(wanted);
  for (let k = 0; k < length; k++) if (bytes[at + k] !== wanted[k]) return false;
  return true;
};

const unescapeName = (bytes) => StringPrototypeReplace(
  utf8DecodeWithoutBOM(bytes), /%0A|%0D|%22/gi, (text) => StringFromCharCode(text[1] === '2' ? 0x22 : text[2] === 'A' || text[2] === 'a' ? LF : CR));

/** The quoted (or token) parameter of a Content-Disposition line, from its bytes; undefined if it has none. */
function dispositionParameter(bytes, line, name) {
  let at = 0;
  for (;;) {
    at = StringPrototypeIndexOf(StringPrototypeToLowerCase(line), `${name}=`, at);
    if (at < 0) return undefined;
    const before = line[at - 1];
    if (before === ';' || before === ' ' || before === '\t') break;
    at++;
  }
  at += name.length + 1;
  if (line[at] === '"') {
    const end = StringPrototypeIndexOf(line, '"', at + 1);
    return end < 0 ? null : unescapeName(TypedArrayPrototypeSubarray(bytes, at + 1, end));
  }
  let end = StringPrototypeIndexOf(line, ';', at);
  if (end < 0) end = line.length;
  return unescapeName(TypedArrayPrototypeSubarray(bytes, at, end));
}

/** Reads the header lines of a part; null if they are malformed. */
function parsePartHeaders(bytes, start) {
  let name;
  let filename;
  let type;
  let at = start;
  const total = TypedArrayPrototypeGetLength(bytes);
  for (;;) {
    if (bytes[at] === CR && bytes[at + 1] === LF) {
      return name === undefined ? null : { __proto__: null, name, filename, type, end: at + 2 };
    }
    let end = at;
    while (end < total && !(bytes[end] === CR && bytes[end + 1] === LF)) end++;
    if (end >= total) return null;
    const lineBytes = TypedArrayPrototypeSubarray(bytes, at, end);
    const line = latin1Decode(lineBytes);
    const colon = StringPrototypeIndexOf(line, ':');
    if (colon <= 0 || !isToken(StringPrototypeSlice(line, 0, colon))) return null;
    const header = StringPrototypeToLowerCase(StringPrototypeSlice(line, 0, colon));
    if (header === 'content-disposition') {
      const value = trimHTTPSpace(StringPrototypeSlice(line, colon + 1));
      if (StringPrototypeToLowerCase(StringPrototypeSlice(value, 0, 9)) !== 'form-data') return null;
      name = dispositionParameter(lineBytes, line, 'name');
      filename = dispositionParameter(lineBytes, line, 'filename');
      if (name === undefined || name === null || filename === null) return null;
    } else if (header === 'content-type') {
      type = trimHTTPSpace(StringPrototypeSlice(line, colon + 1));
    }
    at = end + 2;
  }
}

/** The entries of a body, or null if it is malformed. */
export function parseMultipart(bytes, boundary) {
  const dashed = utf8Encode(`--${boundary}`);
  const delimiter = utf8Encode(`\r\n--${boundary}`);
  const dashedLength = TypedArrayPrototypeGetLength(dashed);
  const total = TypedArrayPrototypeGetLength(bytes);
  const entries = [];
  let at = 0;
  while (bytes[at] === CR && bytes[at + 1] === LF) at += 2;
  for (;;) {
    if (!startsWith(bytes, at, dashed)) return null;
    at += dashedLength;
    if (bytes[at] === DASH && bytes[at + 1] === DASH) {
      at += 2;
      const ended = at === total || (bytes[at] === CR && bytes[at + 1] === LF && at + 2 === total);
      return ended ? entries : null;
    }
    while (bytes[at] === 0x20 || bytes[at] === 0x09) at++;
    if (bytes[at] !== CR || bytes[at + 1] !== LF) return null;
    const head = parsePartHeaders(bytes, at + 2);
    if (head === null) return null;
    const end = findBytes(bytes, delimiter, head.end);
    if (end < 0) return null;
    const content = TypedArrayPrototypeSlice(bytes, head.end, end);
    ArrayPrototypePush(entries, [head.name, entryValue(content, head)]);
    at = end + 2;
  }
}

function entryValue(content, { filename, type }) {
  if (filename === undefined) return utf8DecodeWithoutBOM(content);
  const chunks = TypedArrayPrototypeGetLength(content) === 0 ? [] : [content];
  return createFile(chunks, StringPrototypeToLowerCase(type ?? 'text/plain'), filename, DateNow());
}
