/**
 * Decoders by encoding name. A decoder is `(bytes, more) => string`, remembers what a chunk left unfinished, and throws a
 * TypeError when it is fatal and the bytes are malformed. Source: encoding.spec.whatwg.org.
 */
import legacy from 'late:./legacy.js';
import {
  ReflectApply, StringFromCharCode, TypedArrayPrototypeGetLength,
  TypedArrayPrototypeSubarray, TypeError,
} from '../primordials.js';
import { Utf8Decoder } from '../utf8.js';

const CHUNK = 1024;
const REPLACEMENT = 0xfffd;

const malformed = (name) => new TypeError(`The encoded data was not valid for encoding ${name}`);

function utf8(fatal) {
  const decoder = new Utf8Decoder(fatal);
  return (bytes, more) => {
    const string = decoder.decode(bytes, more);
    if (string === undefined) throw malformed('utf-8');
    return string;
  };
}

function utf16(name, fatal) {
  const first = name === 'utf-16be' ? 8 : 0;
  let leadByte = -1;
  let leadSurrogate = -1;
  return (bytes, more) => {
    const length = TypedArrayPrototypeGetLength(bytes);
    let string = '';
    let units = [];
    let count = 0;
    const wrong = () => {
      if (fatal) {
        leadByte = leadSurrogate = -1;
        throw malformed(name);
      }
      units[count++] = REPLACEMENT;
    };
    for (let i = 0; i < length; i++) {
      if (count >= CHUNK) {
        string += ReflectApply(StringFromCharCode, undefined, units);
        units = [];
        count = 0;
      }
      if (leadByte < 0) {
        leadByte = bytes[i];
        continue;
      }
      const unit = (leadByte << first) | (bytes[i] << (8 - first));
      leadByte = -1;
      const trail = unit >= 0xdc00 && unit <= 0xdfff;
      if (leadSurrogate >= 0) {
        const lead = leadSurrogate;
        leadSurrogate = -1;
        if (trail) {
          units[count++] = lead;
          units[count++] = unit;
          continue;
        }
        wrong();
      }
      if (unit >= 0xd800 && unit <= 0xdbff) leadSurrogate = unit;
      else if (trail) wrong();
      else units[count++] = unit;
    }
    if (!more && (leadByte >= 0 || leadSurrogate >= 0)) {
      leadByte = leadSurrogate = -1;
      wrong();
    }
    return count === 0 ? string : string + ReflectApply(StringFromCharCode, undefined, units);
  };
}

const isUtf8 = (label) => label === 'utf-8' || label === 'utf8' || label === 'UTF-8';

/** The lower-case name of the encoding that a label stands for, or null. */
export const encodingOf = (label) => (isUtf8(label) ? 'utf-8' : legacy().normalizeEncoding(label));

/** A new decoder for an encoding, which must not be 'replacement'. */
export function createDecoder(name, fatal) {
  if (name === 'utf-8') return utf8(fatal);
  if (name === 'utf-16le' || name === 'utf-16be') return utf16(name, fatal);
  return legacy().createLegacyDecoder(name, fatal);
}

/** Decode with byte order marks taking precedence, https://encoding.spec.whatwg.org/#decode. */
export function decodeText(bytes, fallback) {
  let name = fallback;
  let skip = 0;
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    name = 'utf-8';
    skip = 3;
  } else if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    name = 'utf-16be';
    skip = 2;
  } else if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    name = 'utf-16le';
    skip = 2;
  }
  if (name === 'replacement') return TypedArrayPrototypeGetLength(bytes) === 0 ? '' : '\ufffd';
  return createDecoder(name, false)(skip === 0 ? bytes : TypedArrayPrototypeSubarray(bytes, skip), false);
}
