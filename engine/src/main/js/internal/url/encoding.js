/** The encodings that URLs need, which are UTF-8 alone: the API gives no other to the parser. */
import {
  ArrayPrototypePush, StringFromCharCode, StringFromCodePoint, StringPrototypeCharCodeAt, StringPrototypeCodePointAt,
  StringPrototypeIncludes, StringPrototypeSlice, TypedArrayPrototypeGetLength,
} from '../primordials.js';
import { utf8DecodeWithoutBOM, utf8Encode } from '../utf8.js';

export { utf8DecodeWithoutBOM, utf8Encode };

/** A set of code points below U+0080, given as text. */
export function setOf(characters) {
  const known = { __proto__: null };
  for (let i = 0; i < characters.length; i++) known[StringPrototypeCharCodeAt(characters, i)] = true;
  return { __proto__: null, characters, has: (codePoint) => known[codePoint] === true };
}

const HEX = '0123456789ABCDEF';
const percentSets = { __proto__: null };

/** For each byte, the text it becomes: itself, or %XX if outside printable ASCII or in `encoded`. */
function percentTable(encoded) {
  const texts = [];
  for (let byte = 0; byte < 256; byte++) {
    const character = StringFromCharCode(byte);
    const kept = byte >= 0x20 && byte <= 0x7e && !StringPrototypeIncludes(encoded, character);
    texts[byte] = kept ? character : `%${HEX[byte >> 4]}${HEX[byte & 15]}`;
  }
  return texts;
}

/** https://url.spec.whatwg.org/#string-percent-encode-after-encoding; `encoded`: the printable characters of the set. */
export function percentEncodeAfterEncoding(encoding, input, encoded, spaceAsPlus = false) {
  const texts = percentSets[encoded] ??= percentTable(encoded);
  const { length } = input;
  let output = '';
  for (let i = 0; i < length; i++) {
    const unit = StringPrototypeCharCodeAt(input, i);
    if (unit > 0x7e) return output + encodeBytes(utf8Encode(StringPrototypeSlice(input, i)), texts, spaceAsPlus);
    output += spaceAsPlus && unit === 0x20 ? '+' : texts[unit];
  }
  return output;
}

function encodeBytes(bytes, texts, spaceAsPlus) {
  const length = TypedArrayPrototypeGetLength(bytes);
  let output = '';
  for (let i = 0; i < length; i++) output += spaceAsPlus && bytes[i] === 0x20 ? '+' : texts[bytes[i]];
  return output;
}

/** The code points of a text. */
export function codePointsOf(text) {
  const points = [];
  const { length } = text;
  for (let i = 0; i < length; i++) {
    const unit = StringPrototypeCharCodeAt(text, i);
    const point = unit < 0xd800 || unit > 0xdbff ? unit : StringPrototypeCodePointAt(text, i);
    if (point > 0xffff) i++;
    ArrayPrototypePush(points, point);
  }
  return points;
}

const ascii = [];
for (let i = 0; i < 128; i++) ascii[i] = StringFromCharCode(i);

/** The character of a code point; undefined for the end of the input, which is undefined. */
export function characterOf(point) {
  if (point < 128) return ascii[point];
  return point === undefined ? undefined : StringFromCodePoint(point);
}

const steps = { __proto__: null };

/** The method of the state machine that handles a state. */
export const stepName = (state) => steps[state] ??= `parse ${state}`;
