/** atob and btoa (html.spec.whatwg.org, section 8.3; forgiving-base64 of infra.spec.whatwg.org, section 7). */

import { ArrayPrototypeJoin, ArrayPrototypePush, StringFromCharCode, StringPrototypeCharCodeAt } from '../internal/primordials.js';
import { converters, requiredArguments } from '../internal/webidl.js';
import { checkGlobalThis, defineGlobalOperations } from '../internal/globals.js';
import { DOMException } from './dom-exception.js';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const whitespace = -2;
const digits = [];
for (let i = 0; i < 128; i++) ArrayPrototypePush(digits, -1);
for (let i = 0; i < 64; i++) digits[StringPrototypeCharCodeAt(alphabet, i)] = i;
for (const code of [9, 10, 12, 13, 32]) digits[code] = whitespace;

function encode(data) {
  const parts = [];
  const { length } = data;
  for (let i = 0; i < length; i += 3) {
    const a = StringPrototypeCharCodeAt(data, i);
    const b = i + 1 < length ? StringPrototypeCharCodeAt(data, i + 1) : 0;
    const c = i + 2 < length ? StringPrototypeCharCodeAt(data, i + 2) : 0;
    if ((a | b | c) > 255) throw invalid('btoa', 'contains characters outside of the Latin1 range');
    ArrayPrototypePush(parts, alphabet[a >> 2] + alphabet[((a & 3) << 4) | (b >> 4)]
      + (i + 1 < length ? alphabet[((b & 15) << 2) | (c >> 6)] : '=')
      + (i + 2 < length ? alphabet[c & 63] : '='));
  }
  return ArrayPrototypeJoin(parts, '');
}

const invalid = (name, what) =>
  new DOMException(`Failed to execute '${name}': The string ${what}.`, 'InvalidCharacterError');

function decode(data) {
  const parts = [];
  let bits = 0;
  let count = 0;
  let padding = 0;
  for (let i = 0; i < data.length; i++) {
    const code = StringPrototypeCharCodeAt(data, i);
    const digit = code < 128 ? digits[code] : -1;
    if (digit === whitespace) continue;
    if (code === 61) {
      padding++;
      continue;
    }
    if (digit < 0 || padding > 0) throw invalid('atob', 'is not correctly encoded');
    bits = (bits << 6) | digit;
    if (++count % 4 === 0) {
      ArrayPrototypePush(parts, StringFromCharCode((bits >> 16) & 255, (bits >> 8) & 255, bits & 255));
      bits = 0;
    }
  }
  const rest = count % 4;
  if (rest === 1 || padding > 2 || (padding > 0 && (count + padding) % 4 !== 0)) throw invalid('atob', 'is not correctly encoded');
  if (rest === 2) ArrayPrototypePush(parts, StringFromCharCode((bits >> 4) & 255));
  if (rest === 3) ArrayPrototypePush(parts, StringFromCharCode((bits >> 10) & 255, (bits >> 2) & 255));
  return ArrayPrototypeJoin(parts, '');
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
