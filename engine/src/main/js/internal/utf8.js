/**
 * UTF-8 both ways, for the bundle's own use and under TextEncoder and TextDecoder. Source: encoding.spec.whatwg.org, 8.
 *
 * The shapes of the loops are load-bearing: characters are collected in a plain array and made into a string by 1024,
 * which is twice as fast in V8 as passing typed arrays, and an ASCII megabyte takes about 2 ms each way.
 */
import {
  ArrayPrototypeSlice, ReflectApply, StringFromCharCode, StringPrototypeCharCodeAt, TypedArrayPrototypeGetBuffer,
  TypedArrayPrototypeGetByteOffset, TypedArrayPrototypeGetLength, TypedArrayPrototypeSet, TypedArrayPrototypeSlice,
  TypedArrayPrototypeSubarray, Uint32Array, Uint8Array,
} from './primordials.js';

const CHUNK = 1024;
const REPLACEMENT = 0xfffd;

/** Bytes of a string; lone surrogates become U+FFFD. */
export function utf8Encode(string) {
  const { length } = string;
  const bytes = new Uint8Array(length);
  let seen = 0;
  for (let i = 0; i < length; i++) {
    const unit = StringPrototypeCharCodeAt(string, i);
    seen |= unit;
    bytes[i] = unit;
  }
  if (seen < 0x80) return bytes;
  const wide = new Uint8Array(length * 3);
  return TypedArrayPrototypeSlice(wide, 0, utf8EncodeInto(string, wide).written);
}

/** Fills `target` with as many whole characters as fit; says how many code units were read and bytes written. */
export function utf8EncodeInto(string, target) {
  const { length } = string;
  const room = TypedArrayPrototypeGetLength(target);
  let read = 0;
  let written = 0;
  while (read < length) {
    let point = StringPrototypeCharCodeAt(string, read);
    if (point < 0x80) {
      if (written >= room) break;
      target[written++] = point;
      read++;
      continue;
    }
    let units = 1;
    if (point >= 0xd800 && point <= 0xdfff) {
      const next = point < 0xdc00 && read + 1 < length ? StringPrototypeCharCodeAt(string, read + 1) : 0;
      if (next >= 0xdc00 && next <= 0xdfff) {
        point = 0x10000 + ((point - 0xd800) << 10) + (next - 0xdc00);
        units = 2;
      } else {
        point = REPLACEMENT;
      }
    }
    const size = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    if (written + size > room) break;
    if (size === 2) {
      target[written++] = 0xc0 | (point >> 6);
    } else {
      if (size === 3) {
        target[written++] = 0xe0 | (point >> 12);
      } else {
        target[written++] = 0xf0 | (point >> 18);
        target[written++] = 0x80 | ((point >> 12) & 0x3f);
      }
      target[written++] = 0x80 | ((point >> 6) & 0x3f);
    }
    target[written++] = 0x80 | (point & 0x3f);
    read += units;
  }
  return { __proto__: null, read, written };
}

function asciiPrefix(bytes, length) {
  let i = 0;
  const offset = TypedArrayPrototypeGetByteOffset(bytes);
  if (length >= 64 && (offset & 3) === 0) {
    const words = new Uint32Array(TypedArrayPrototypeGetBuffer(bytes), offset, length >> 2);
    const count = length >> 2;
    while (i < count && (words[i] & 0x80808080) === 0) i++;
    i <<= 2;
  }
  while (i < length && bytes[i] < 0x80) i++;
  return i;
}

/** Bytes 0 to 255 as the code units of the same number (isomorphic decode). */
export function latin1Decode(bytes, start = 0, end = TypedArrayPrototypeGetLength(bytes)) {
  let string = '';
  let units = [];
  for (let k = 0; k < CHUNK; k++) units[k] = 0;
  for (; end - start >= CHUNK; start += CHUNK) {
    for (let k = 0; k < CHUNK; k++) units[k] = bytes[start + k];
    string += ReflectApply(StringFromCharCode, undefined, units);
  }
  units = ArrayPrototypeSlice(units, 0, end - start);
  for (let k = 0; start < end; k++) units[k] = bytes[start++];
  return string + ReflectApply(StringFromCharCode, undefined, units);
}

/** The code units of a string as bytes, each cut to eight bits (isomorphic encode, of a ByteString). */
export function latin1Encode(string) {
  const { length } = string;
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i++) bytes[i] = StringPrototypeCharCodeAt(string, i);
  return bytes;
}

/**
 * A decoder that remembers an unfinished character between chunks. `decode(bytes, more)` gives a string, or undefined when
 * it is fatal and the bytes are no UTF-8. It neither looks for nor removes a byte order mark.
 */
export class Utf8Decoder {
  #fatal;
  #point = 0;
  #needed = 0;
  #seen = 0;
  #lower = 0x80;
  #upper = 0xbf;

  constructor(fatal) {
    this.#fatal = fatal;
  }

  decode(bytes, more) {
    const length = TypedArrayPrototypeGetLength(bytes);
    let start = 0;
    let head = '';
    if (this.#needed === 0) {
      start = asciiPrefix(bytes, length);
      if (start > 0) head = latin1Decode(bytes, 0, start);
      if (start === length) return head;
    }
    const tail = this.#decodeFrom(bytes, start, length, more);
    return tail === undefined ? undefined : head + tail;
  }

  #reset() {
    this.#point = this.#needed = this.#seen = 0;
    this.#lower = 0x80;
    this.#upper = 0xbf;
  }

  #decodeFrom(bytes, position, length, more) {
    const fatal = this.#fatal;
    let string = '';
    let units = [];
    let count = 0;
    let point = this.#point;
    let needed = this.#needed;
    let seen = this.#seen;
    let lower = this.#lower;
    let upper = this.#upper;
    while (position < length) {
      if (count >= CHUNK) {
        string += ReflectApply(StringFromCharCode, undefined, units);
        units = [];
        count = 0;
      }
      const byte = bytes[position];
      if (needed === 0) {
        position++;
        if (byte < 0x80) {
          units[count++] = byte;
        } else if (byte >= 0xc2 && byte <= 0xdf) {
          needed = 1;
          point = byte & 0x1f;
        } else if (byte >= 0xe0 && byte <= 0xef) {
          if (byte === 0xe0) lower = 0xa0;
          else if (byte === 0xed) upper = 0x9f;
          needed = 2;
          point = byte & 0xf;
        } else if (byte >= 0xf0 && byte <= 0xf4) {
          if (byte === 0xf0) lower = 0x90;
          else if (byte === 0xf4) upper = 0x8f;
          needed = 3;
          point = byte & 0x7;
        } else {
          if (fatal) return this.#fail();
          units[count++] = REPLACEMENT;
        }
        continue;
      }
      if (byte < lower || byte > upper) {
        // The byte is looked at again, as the first of a character.
        if (fatal) return this.#fail();
        point = needed = seen = 0;
        lower = 0x80;
        upper = 0xbf;
        units[count++] = REPLACEMENT;
        continue;
      }
      position++;
      lower = 0x80;
      upper = 0xbf;
      point = (point << 6) | (byte & 0x3f);
      if (++seen < needed) continue;
      if (point < 0x10000) {
        units[count++] = point;
      } else {
        units[count++] = 0xd800 + ((point - 0x10000) >> 10);
        units[count++] = 0xdc00 + ((point - 0x10000) & 0x3ff);
      }
      point = needed = seen = 0;
    }
    if (!more && needed !== 0) {
      if (fatal) return this.#fail();
      units[count++] = REPLACEMENT;
      needed = 0;
    }
    if (needed === 0) {
      this.#reset();
    } else {
      this.#point = point;
      this.#needed = needed;
      this.#seen = seen;
      this.#lower = lower;
      this.#upper = upper;
    }
    return count === 0 ? string : string + ReflectApply(StringFromCharCode, undefined, units);
  }

  #fail() {
    this.#reset();
    return undefined;
  }
}

/** UTF-8 decode without BOM: nothing is removed, wrong bytes become U+FFFD. */
export function utf8DecodeWithoutBOM(bytes) {
  return new Utf8Decoder(false).decode(bytes, false);
}

/** UTF-8 decode: a leading byte order mark is removed. */
export function utf8Decode(bytes) {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return utf8DecodeWithoutBOM(marked ? TypedArrayPrototypeSubarray(bytes, 3) : bytes);
}

/** One array of all the bytes of a list. */
export function concatBytes(list, length) {
  const all = new Uint8Array(length);
  let at = 0;
  for (let i = 0; i < list.length; i++) {
    TypedArrayPrototypeSet(all, list[i], at);
    at += TypedArrayPrototypeGetLength(list[i]);
  }
  return all;
}
