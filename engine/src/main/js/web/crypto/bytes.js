/** Byte strings of the cryptography: copies of what guests pass, base64url, and several byte strings as one. */

import {
  ArrayBufferIsView, ArrayBufferPrototypeGetByteLength, ArrayPrototypePush, DataViewPrototypeGetByteLength,
  DataViewPrototypeGetByteOffset, decodeURIComponent, StringFromCharCode, StringPrototypeCharCodeAt,
  TypedArrayPrototypeGetBuffer, TypedArrayPrototypeGetByteLength, TypedArrayPrototypeGetByteOffset,
  TypedArrayPrototypeGetLength, TypedArrayPrototypeSet, Uint8Array,
} from '../../internal/primordials.js';
import { bufferOfView, isTypedArray } from '../../internal/types.js';

/** The length of an array of our own: the accessor that `bytes.length` finds may be a guest's, and would be given the bytes. */
export const lengthOf = TypedArrayPrototypeGetLength;

/** The bytes of a BufferSource, in an array of our own; a detached buffer has none. */
export function copyBytes(source) {
  if (!ArrayBufferIsView(source)) return copyOf(source, 0, ArrayBufferPrototypeGetByteLength(source));
  if (isTypedArray(source)) {
    return copyOf(
      TypedArrayPrototypeGetBuffer(source), TypedArrayPrototypeGetByteOffset(source), TypedArrayPrototypeGetByteLength(source));
  }
  let length;
  try {
    length = DataViewPrototypeGetByteLength(source);
  } catch {
    return new Uint8Array(0); // a DataView throws where a typed array says 0
  }
  return copyOf(bufferOfView(source), DataViewPrototypeGetByteOffset(source), length);
}

function copyOf(buffer, offset, length) {
  const copy = new Uint8Array(length);
  if (length > 0) TypedArrayPrototypeSet(copy, new Uint8Array(buffer, offset, length));
  return copy;
}

/** The ArrayBuffer of an array of our own that fills its buffer. */
export const bufferOf = (bytes) => TypedArrayPrototypeGetBuffer(bytes);

/** The bytes of an array of our own from `start` up to `end`. */
export const copyRange = (bytes, start, end) => copyOf(bufferOf(bytes), start, end - start);

/** Joins byte strings, each behind its length in 32 bits, as Java's ByteParts does. */
export function joinParts(parts) {
  let total = 0;
  for (let i = 0; i < parts.length; i++) total += 4 + lengthOf(parts[i]);
  const joined = new Uint8Array(total);
  for (let i = 0, at = 0; i < parts.length; i++) {
    const length = lengthOf(parts[i]);
    joined[at] = length >>> 24;
    joined[at + 1] = length >>> 16;
    joined[at + 2] = length >>> 8;
    joined[at + 3] = length;
    TypedArrayPrototypeSet(joined, parts[i], at + 4);
    at += 4 + length;
  }
  return joined;
}

export function splitParts(joined) {
  const parts = [];
  for (let at = 0, end = lengthOf(joined); at < end;) {
    const length = (joined[at] << 24) | (joined[at + 1] << 16) | (joined[at + 2] << 8) | joined[at + 3];
    ArrayPrototypePush(parts, copyRange(joined, at + 4, at + 4 + length));
    at += 4 + length;
  }
  return parts;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUES = new Uint8Array(128);
for (let i = 0; i < 128; i++) VALUES[i] = 255;
for (let i = 0; i < 64; i++) VALUES[ALPHABET.charCodeAt(i)] = i;

/** base64url without padding (RFC 7515 §2). */
export function encodeBase64Url(bytes) {
  const length = lengthOf(bytes);
  let text = '';
  for (let i = 0; i < length; i += 3) {
    const group = (bytes[i] << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    text += ALPHABET[group >> 18] + ALPHABET[(group >> 12) & 63];
    if (i + 1 < length) text += ALPHABET[(group >> 6) & 63];
    if (i + 2 < length) text += ALPHABET[group & 63];
  }
  return text;
}

/** The bytes of a base64url text, or undefined where it is none: another character, padding, or an impossible length. */
export function decodeBase64Url(text) {
  const { length } = text;
  if (length % 4 === 1) return undefined;
  const bytes = new Uint8Array((length * 3) >> 2);
  let bits = 0;
  let pending = 0;
  for (let i = 0, at = 0; i < length; i++) {
    const code = StringPrototypeCharCodeAt(text, i);
    const value = code < 128 ? VALUES[code] : 255;
    if (value === 255) return undefined;
    pending = ((pending << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = pending >> bits;
    }
  }
  return bytes;
}

/** The bytes of a text of ASCII characters. */
export function encodeAscii(text) {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = StringPrototypeCharCodeAt(text, i);
  return bytes;
}

const hexDigit = (value) => '0123456789ABCDEF'[value];

/** The text of UTF-8 bytes; throws a URIError where they are none. */
export function decodeUtf8(bytes) {
  let escaped = '';
  for (let i = 0, length = lengthOf(bytes); i < length; i++) {
    const byte = bytes[i];
    escaped += byte < 128 && byte !== 37 ? StringFromCharCode(byte) : `%${hexDigit(byte >> 4)}${hexDigit(byte & 15)}`;
  }
  return decodeURIComponent(escaped);
}
