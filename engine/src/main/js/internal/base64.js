/** Base64 of bytes, https://infra.spec.whatwg.org/#forgiving-base64. */
import {
  ArrayPrototypeJoin, ArrayPrototypePush, StringPrototypeCharCodeAt, TypedArrayPrototypeGetLength, TypedArrayPrototypeSlice,
  Uint8Array,
} from './primordials.js';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const SPACE = -2;
const digits = [];
for (let i = 0; i < 128; i++) ArrayPrototypePush(digits, -1);
for (let i = 0; i < 64; i++) digits[StringPrototypeCharCodeAt(ALPHABET, i)] = i;
for (let i = 0, spaces = [9, 10, 12, 13, 32]; i < spaces.length; i++) digits[spaces[i]] = SPACE;

export function base64Encode(bytes) {
  const length = TypedArrayPrototypeGetLength(bytes);
  const parts = [];
  for (let i = 0; i < length; i += 3) {
    const rest = length - i;
    const bits = (bytes[i] << 16) | (rest > 1 ? bytes[i + 1] << 8 : 0) | (rest > 2 ? bytes[i + 2] : 0);
    ArrayPrototypePush(parts, ALPHABET[bits >> 18] + ALPHABET[(bits >> 12) & 63]
      + (rest > 1 ? ALPHABET[(bits >> 6) & 63] : '=') + (rest > 2 ? ALPHABET[bits & 63] : '='));
  }
  return ArrayPrototypeJoin(parts, '');
}

/** The bytes of forgiving base64, or null if it is none. */
export function base64Decode(text) {
  const { length } = text;
  const bytes = new Uint8Array((length >> 2) * 3 + 3);
  let at = 0;
  let bits = 0;
  let count = 0;
  let padding = 0;
  for (let i = 0; i < length; i++) {
    const code = StringPrototypeCharCodeAt(text, i);
    const digit = code < 128 ? digits[code] : -1;
    if (digit === SPACE) continue;
    if (code === 0x3d) {
      padding++;
      continue;
    }
    if (digit < 0 || padding > 0) return null;
    bits = (bits << 6) | digit;
    if (++count % 4 === 0) {
      bytes[at++] = bits >> 16;
      bytes[at++] = bits >> 8;
      bytes[at++] = bits;
      bits = 0;
    }
  }
  const rest = count % 4;
  if (rest === 1 || padding > 2 || (padding > 0 && (count + padding) % 4 !== 0)) return null;
  if (rest === 2) bytes[at++] = bits >> 4;
  if (rest === 3) {
    bytes[at++] = bits >> 10;
    bytes[at++] = bits >> 2;
  }
  return TypedArrayPrototypeSlice(bytes, 0, at);
}
