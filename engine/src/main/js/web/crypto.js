/** `crypto`: random values, and the way to SubtleCrypto (Web Cryptography API §10). */

import {
  TypedArrayPrototypeGetBuffer, TypedArrayPrototypeGetByteLength,
  TypedArrayPrototypeGetByteOffset, TypedArrayPrototypeGetSymbolToStringTag, TypedArrayPrototypeSet, TypeError, Uint8Array,
} from '../internal/primordials.js';
import { defineGlobalAttribute, defineGlobals } from '../internal/globals.js';
import {
  configureInterface, converters, illegalConstructor, internalKey, requiredArguments,
} from '../internal/webidl.js';
import { DOMException, QuotaExceededError } from './dom-exception.js';
import { CryptoKey } from './crypto/key.js';
import { randomBytes } from './crypto/random.js';
import { subtle, SubtleCrypto } from './crypto/subtle.js';

const MOST_RANDOM_BYTES = 65536;
const INTEGER_ARRAYS = {
  __proto__: null, Int8Array: true, Uint8Array: true, Uint8ClampedArray: true, Int16Array: true, Uint16Array: true,
  Int32Array: true, Uint32Array: true, BigInt64Array: true, BigUint64Array: true,
};

const DIGITS = '0123456789abcdef';
const hex = (byte) => DIGITS[byte >> 4] + DIGITS[byte & 15];

class Crypto {
  #brand;

  constructor(key = undefined) {
    illegalConstructor(key);
  }

  get subtle() {
    Crypto.#check(this);
    return subtle;
  }

  getRandomValues(array) {
    Crypto.#check(this);
    const context = "Failed to execute 'getRandomValues' on 'Crypto'";
    requiredArguments(arguments.length, 1, context);
    converters.ArrayBufferView(array, `${context}: Argument 1`);
    if (INTEGER_ARRAYS[TypedArrayPrototypeGetSymbolToStringTag(array)] !== true) {
      throw new DOMException(`${context}: Argument 1 must be a typed array of integers`, 'TypeMismatchError');
    }
    const length = TypedArrayPrototypeGetByteLength(array);
    if (length > MOST_RANDOM_BYTES) {
      throw new QuotaExceededError(
        `${context}: ${MOST_RANDOM_BYTES} bytes are the most, ${length} were asked for`);
    }
    if (length > 0) {
      const target = new Uint8Array(TypedArrayPrototypeGetBuffer(array), TypedArrayPrototypeGetByteOffset(array), length);
      TypedArrayPrototypeSet(target, randomBytes(length));
    }
    return array;
  }

  randomUUID() {
    Crypto.#check(this);
    const bytes = randomBytes(16);
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    let text = '';
    for (let i = 0; i < 16; i++) {
      if (i === 4 || i === 6 || i === 8 || i === 10) text += '-';
      text += hex(bytes[i]);
    }
    return text;
  }

  static #check(value) {
    if (typeof value !== 'object' || value === null || !(#brand in value)) throw new TypeError('Illegal invocation');
  }
}
configureInterface('Crypto', Crypto);

const crypto = new Crypto(internalKey);
defineGlobals({ Crypto, CryptoKey, SubtleCrypto });
defineGlobalAttribute('crypto', () => crypto);
