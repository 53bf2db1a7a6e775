// UTF-8 in chunks of every size.
import { Utf8Decoder, utf8DecodeWithoutBOM, utf8Encode, utf8EncodeInto } from '../../main/js/internal/utf8.js';
import { equal, test } from './assert.js';

const text = `ascii ${'x'.repeat(3000)} \u00e9\u00df\u07ff\u0800\u20ac\ud7ff\ue000\uffff\u{10000}\u{10ffff}\u{1f600} ${'ö€😀'.repeat(1500)}`;
const escaped = (string) => Uint8Array.from(unescape(encodeURIComponent(string)), (unit) => unit.charCodeAt(0));
const same = (a, b, what) => {
  equal(a.length, b.length, `length of ${what}`);
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) throw new Error(`${what}: byte ${i} is ${a[i]}, not ${b[i]}`);
};

test('encoding agrees with encodeURIComponent', () => same(utf8Encode(text), escaped(text), 'the encoded text'));

test('a lone surrogate is replaced', () => {
  for (const [lone, whole] of [['a\ud800', 'a\ufffd'], ['\udc00b', '\ufffdb'], ['\ud800\ud800\udc00', '\ufffd\u{10000}']]) {
    same(utf8Encode(lone), escaped(whole), 'the encoded text');
  }
});

test('decoding undoes encoding, however the bytes are split and wherever they lie', () => {
  const bytes = escaped(text);
  for (const size of [1, 2, 3, 5, 7, 1023, 1024, 1025, 4096]) {
    const decoder = new Utf8Decoder(true);
    let decoded = '';
    for (let at = 0; at < bytes.length; at += size) decoded += decoder.decode(bytes.subarray(at, at + size), true);
    decoded += decoder.decode(new Uint8Array(0), false);
    equal(decoded === text, true, `the text in chunks of ${size}`);
  }
  for (let offset = 0; offset < 5; offset++) {
    const moved = new Uint8Array(bytes.length + offset);
    moved.set(bytes, offset);
    equal(utf8DecodeWithoutBOM(moved.subarray(offset)) === text, true, `the text at offset ${offset}`);
  }
});

test('each maximal part of a malformed sequence becomes one replacement', () => {
  const cases = [
    [[0xc0, 0x80], 2], [[0xe0, 0x80, 0x80], 3], [[0xed, 0xa0, 0x80], 3], [[0xf0, 0x9f, 0x98], 1], [[0xf4, 0x90, 0x80, 0x80], 4],
    [[0xe2, 0x82, 0x41], 1, 'A'], [[0xff, 0x41], 1, 'A'], [[0xe2, 0xe2, 0x82, 0xac], 1, '€'],
  ];
  for (const [bytes, replacements, rest = ''] of cases) {
    equal(utf8DecodeWithoutBOM(Uint8Array.from(bytes)), '\ufffd'.repeat(replacements) + rest, `the text of ${bytes}`);
    equal(new Utf8Decoder(true).decode(Uint8Array.from(bytes), false), undefined, `the fatal text of ${bytes}`);
  }
});

test('encodeInto stops before a character that does not fit', () => {
  for (const [string, room, read, written] of [['aé', 2, 1, 1], ['a😀', 4, 1, 1], ['a😀', 5, 3, 5], ['€€', 5, 1, 3], ['', 0, 0, 0]]) {
    const result = utf8EncodeInto(string, new Uint8Array(room));
    equal(`${result.read}/${result.written}`, `${read}/${written}`, `${string} in ${room} bytes`);
  }
});
