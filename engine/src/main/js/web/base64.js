/** atob and btoa (html.spec.whatwg.org, section 8.3; forgiving-base64 of infra.spec.whatwg.org, section 7). */

import {
  ArrayPrototypeJoin, ArrayPrototypePush, Int8Array, MathCeil, ReflectApply, StringFromCharCode, StringPrototypeCharCodeAt,
  TypedArrayPrototypeFill, TypedArrayPrototypeGetBuffer, Uint8Array,
} from '../internal/primordials.js';
import { converters, requiredArguments } from '../internal/webidl.js';
import { checkGlobalThis, defineGlobalOperations } from '../internal/globals.js';
import { DOMException } from './dom-exception.js';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const padCode = 61;
const whitespace = -2;
const chunk = 4096;
const letters = new Uint8Array(64);
const digits = new Int8Array(128);
TypedArrayPrototypeFill(digits, -1);
for (let i = 0; i < 64; i++) {
  letters[i] = StringPrototypeCharCodeAt(alphabet, i);
  digits[letters[i]] = i;
}
for (const code of [9, 10, 12, 13, 32]) digits[code] = whitespace;

// Character codes as text, in pieces that fit an argument list.
function textOf(codes, length) {
  const buffer = TypedArrayPrototypeGetBuffer(codes);
  const parts = [];
  for (let done = 0; done < length; done += chunk) {
    const piece = new Uint8Array(buffer, done, length - done < chunk ? length - done : chunk);
    ArrayPrototypePush(parts, ReflectApply(StringFromCharCode, undefined, piece));
  }
  return ArrayPrototypeJoin(parts, '');
}

function encode(data) {
  const { length } = data;
  const codes = new Uint8Array(MathCeil(length / 3) * 4);
  let at = 0;
  for (let i = 0; i < length; i += 3) {
    const a = StringPrototypeCharCodeAt(data, i);
    const b = i + 1 < length ? StringPrototypeCharCodeAt(data, i + 1) : 0;
    const c = i + 2 < length ? StringPrototypeCharCodeAt(data, i + 2) : 0;
    if ((a | b | c) > 255) throw invalid('btoa', 'contains characters outside of the Latin1 range');
    codes[at++] = letters[a >> 2];
    codes[at++] = letters[((a & 3) << 4) | (b >> 4)];
    codes[at++] = i + 1 < length ? letters[((b & 15) << 2) | (c >> 6)] : padCode;
    codes[at++] = i + 2 < length ? letters[c & 63] : padCode;
  }
  return textOf(codes, at);
}

const invalid = (name, what) =>
  new DOMException(`Failed to execute '${name}': The string ${what}.`, 'InvalidCharacterError');

function decode(data) {
  const { length } = data;
  const bytes = new Uint8Array(MathCeil(length / 4) * 3);
  let at = 0;
  let bits = 0;
  let count = 0;
  let padding = 0;
  for (let i = 0; i < length; i++) {
    const code = StringPrototypeCharCodeAt(data, i);
    const digit = code < 128 ? digits[code] : -1;
    if (digit === whitespace) continue;
    if (code === padCode) {
      padding++;
      continue;
    }
    if (digit < 0 || padding > 0) throw invalid('atob', 'is not correctly encoded');
    bits = (bits << 6) | digit;
    if (++count % 4 === 0) {
      bytes[at++] = bits >> 16;
      bytes[at++] = bits >> 8;
      bytes[at++] = bits;
      bits = 0;
    }
  }
  const rest = count % 4;
  if (rest === 1 || padding > 2 || (padding > 0 && (count + padding) % 4 !== 0)) throw invalid('atob', 'is not correctly encoded');
  if (rest === 2) bytes[at++] = bits >> 4;
  if (rest === 3) {
    bytes[at++] = bits >> 10;
    bytes[at++] = bits >> 2;
  }
  return textOf(bytes, at);
}

defineGlobalOperations({
  atob(data) {
    checkGlobalThis(this);
    requiredArguments(arguments.length, 1, "Failed to execute 'atob'");
    return decode(converters.DOMString(data, "Failed to execute 'atob': Argument 1"));
  },
  btoa(data) {
    checkGlobalThis(this);
    requiredArguments(arguments.length, 1, "Failed to execute 'btoa'");
    return encode(converters.DOMString(data, "Failed to execute 'btoa': Argument 1"));
  },
});
