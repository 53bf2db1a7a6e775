/** application/x-www-form-urlencoded, https://url.spec.whatwg.org/#application/x-www-form-urlencoded. */
import {
  ArrayPrototypePush, RegExpPrototypeExec, StringPrototypeIndexOf, StringPrototypeReplaceAll,
  StringPrototypeSlice, StringPrototypeSplit, TypedArrayPrototypeGetLength, TypedArrayPrototypeSlice, Uint8Array,
} from '../primordials.js';
import { utf8DecodeWithoutBOM, utf8Encode } from '../utf8.js';
import { percentEncodeAfterEncoding } from './encoding.js';

const ENCODED = '!"#$%&\'()+,/:;<=>?@[\\]^`{|}~';
const SPECIAL = /[^\x00-\x7f]|%|[\ud800-\udfff]/;

function hexValue(unit) {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30;
  const lower = unit | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

/** Percent-decodes bytes, https://url.spec.whatwg.org/#percent-decode. */
export function percentDecode(bytes) {
  const length = TypedArrayPrototypeGetLength(bytes);
  const output = new Uint8Array(length);
  let at = 0;
  for (let i = 0; i < length; i++) {
    const byte = bytes[i];
    if (byte === 0x25 && i + 2 < length) {
      const high = hexValue(bytes[i + 1]);
      const low = hexValue(bytes[i + 2]);
      if (high >= 0 && low >= 0) {
        output[at++] = (high << 4) | low;
        i += 2;
        continue;
      }
    }
    output[at++] = byte;
  }
  return at === length ? output : TypedArrayPrototypeSlice(output, 0, at);
}

function decode(text) {
  const spaced = StringPrototypeIndexOf(text, '+') < 0 ? text : StringPrototypeReplaceAll(text, '+', ' ');
  if (RegExpPrototypeExec(SPECIAL, spaced) === null) return spaced;
  return utf8DecodeWithoutBOM(percentDecode(utf8Encode(spaced)));
}

/** Name-value pairs of a query; those of a byte sequence are parsed from its isomorphic or UTF-8 text alike. */
export function parseUrlencoded(text) {
  const list = [];
  if (text === '') return list;
  const parts = StringPrototypeSplit(text, '&');
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    if (part === '') continue;
    const equals = StringPrototypeIndexOf(part, '=');
    const name = equals < 0 ? part : StringPrototypeSlice(part, 0, equals);
    const value = equals < 0 ? '' : StringPrototypeSlice(part, equals + 1);
    ArrayPrototypePush(list, [decode(name), decode(value)]);
  }
  return list;
}

/** The pairs as a query. */
export function serializeUrlencoded(list) {
  let output = '';
  for (let i = 0; i < list.length; i++) {
    const name = percentEncodeAfterEncoding('utf-8', list[i][0], ENCODED, true);
    const value = percentEncodeAfterEncoding('utf-8', list[i][1], ENCODED, true);
    output += `${i === 0 ? '' : '&'}${name}=${value}`;
  }
  return output;
}
