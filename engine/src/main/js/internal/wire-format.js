/**
 * The binary form of cloned values, version 1.
 *
 * A message is the version byte and one value. A value is a tag byte and what the tag asks for; integers are LEB128 varints,
 * doubles 8 bytes little endian, strings a varint of twice the length (plus one when the characters take two bytes each) and the
 * characters. Every object gets the next number when its tag is met; `reference` names one by its number. Property keys are
 * written once: 0 ends the properties, 1 introduces a new key, n is key n - 2.
 */

export const version = 1;

export const tag = {
  __proto__: null,
  undefined: 0, null: 1, true: 2, false: 3, integer: 4, double: 5, bigint: 6, negativeBigint: 7, string: 8,
  reference: 9, object: 10, dense: 11, sparse: 12, map: 13, set: 14, date: 15, regexp: 16, error: 17, boxed: 18,
  buffer: 19, resizableBuffer: 20, view: 21, platform: 22, end: 23, hole: 24,
};

/** What one message may hold; the reader enforces it against whoever wrote the bytes. */
export const limits = {
  __proto__: null,
  maxBytes: 16 * 1024 * 1024,
  maxDepth: 10_000,
  // In units of a small object: an empty object takes 2 bytes here and some 60 in a heap.
  maxObjects: 1_000_000,
  maxResizable: 1024 * 1024 * 1024,
  maxPattern: 64 * 1024,
  maxBigintDigits: 1024 * 1024,
};

/** How much an object of a kind counts against `maxObjects`. */
export const weight = { __proto__: null, small: 1, large: 4 };
