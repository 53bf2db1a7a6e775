/** Short texts to and from UTF-8 bytes, without the guest-visible TextEncoder. */
import {
  MathMin, StringFromCharCode, StringFromCodePoint, StringPrototypeCharCodeAt, StringPrototypeCodePointAt,
} from './primordials.js';

/** Reads ASCII bytes as a string, sixteen at a time: no argument array, no iterator. */
export function readAscii(bytes, at, length) {
  const end = at + length;
  let text = '';
  let i = at;
  for (; i + 16 <= end; i += 16) {
    text += StringFromCharCode(
      bytes[i], bytes[i + 1], bytes[i + 2], bytes[i + 3], bytes[i + 4], bytes[i + 5], bytes[i + 6], bytes[i + 7],
      bytes[i + 8], bytes[i + 9], bytes[i + 10], bytes[i + 11], bytes[i + 12], bytes[i + 13], bytes[i + 14],
      bytes[i + 15]);
  }
  for (; i + 4 <= end; i += 4) text += StringFromCharCode(bytes[i], bytes[i + 1], bytes[i + 2], bytes[i + 3]);
  for (; i < end; i++) text += StringFromCharCode(bytes[i]);
  return text;
}

/** Reads UTF-8 that is known to be well formed. */
export function readUtf8(bytes, at, length) {
  const end = at + length;
  let text = '';
  for (let i = at; i < end;) {
    const b = bytes[i];
    if (b < 0x80) {
      text += StringFromCharCode(b);
      i += 1;
    } else if (b < 0xe0) {
      text += StringFromCharCode(((b & 0x1f) << 6) | (bytes[i + 1] & 0x3f));
      i += 2;
    } else if (b < 0xf0) {
      text += StringFromCharCode(((b & 0x0f) << 12) | ((bytes[i + 1] & 0x3f) << 6) | (bytes[i + 2] & 0x3f));
      i += 3;
    } else {
      text += StringFromCodePoint(((b & 0x07) << 18) | ((bytes[i + 1] & 0x3f) << 12) | ((bytes[i + 2] & 0x3f) << 6)
        | (bytes[i + 3] & 0x3f));
      i += 4;
    }
  }
  return text;
}

/** Writes ASCII text into `bytes`; gives its length, or -1 if it is no ASCII or longer than `room`. */
export function writeAscii(bytes, at, text, room) {
  const length = text.length;
  if (length > room) return -1;
  for (let i = 0; i < length; i++) {
    const c = StringPrototypeCharCodeAt(text, i);
    if (c > 0x7f) return -1;
    bytes[at + i] = c;
  }
  return length;
}

/** Writes UTF-8, lone surrogates as U+FFFD; gives the length in bytes, or -1 if it is longer than `room`. */
export function writeUtf8(bytes, at, text, room) {
  const end = at + MathMin(room, bytes.length - at);
  let p = at;
  for (let i = 0; i < text.length; i++) {
    let c = StringPrototypeCodePointAt(text, i);
    if (c > 0xffff) i++;
    else if (c >= 0xd800 && c <= 0xdfff) c = 0xfffd;
    const size = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    if (p + size > end) return -1;
    if (size === 1) {
      bytes[p++] = c;
      continue;
    }
    for (let shift = (size - 1) * 6; shift >= 0; shift -= 6) {
      const bits = c >> shift;
      bytes[p++] = shift === (size - 1) * 6 ? (0xf00 >> size & 0xff) | bits : 0x80 | (bits & 0x3f);
    }
  }
  return p - at;
}
