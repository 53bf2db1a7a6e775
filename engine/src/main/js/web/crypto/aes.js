/** AES in the modes CTR, CBC, GCM and KW, and ChaCha20-Poly1305 (Web Cryptography API §27 to §30). */

import { MathFloor, TypedArrayPrototypeSet, Uint8Array } from '../../internal/primordials.js';
import { defineAlgorithm, params } from './algorithms.js';
import { copyRange, lengthOf } from './bytes.js';
import { dataError, operationError } from './errors.js';
import { host } from './host.js';
import { checkUsages, keyOf } from './key.js';
import { ciphered, forEachPiece, isLarge, opened } from './pieces.js';
import { chain, settled } from './promises.js';
import { randomBytes } from './random.js';
import { exportSecret, importSecret } from './secret.js';

const CIPHER_USAGES = ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey'];
const isAesLength = (bits) => bits === 128 || bits === 192 || bits === 256;

/** Key management of one mode; `suffix` ends its JWK `alg`, as in A128GCM. */
function defineAes(name, suffix, usagesAllowed, operations) {
  const details = (bits) => ({ __proto__: null, name, length: bits });
  const checkLength = (bits) => {
    if (!isAesLength(bits)) throw operationError(`AES keys have 128, 192 or 256 bits, not ${bits}`);
  };
  const alg = (bytes) => `A${lengthOf(bytes) * 8}${suffix}`;
  defineAlgorithm(name, {
    ...operations,
    generateKey: [params('AesKeyGenParams', { length: 'ushort' }), ({ length }, extractable, usages) => {
      checkUsages(usages, usagesAllowed, `${name} keys`);
      checkLength(length);
      return settled(keyOf('secret', extractable, details(length), usages, randomBytes(length / 8)));
    }],
    importKey: [undefined, (_, format, data, extractable, usages) => {
      checkUsages(usages, usagesAllowed, `${name} keys`);
      const bytes = importSecret(format, data, details(0), 'enc', alg, extractable, usages);
      const bits = lengthOf(bytes) * 8;
      if (!isAesLength(bits)) throw dataError(`AES keys have 128, 192 or 256 bits, not ${bits}`);
      return settled(keyOf('secret', extractable, details(bits), usages, bytes));
    }],
    exportKey: [undefined, (_, format, key) => settled(exportSecret(format, key, alg(key.material)))],
    'get key length': [params('AesDerivedKeyParams', { length: 'ushort' }), ({ length }) => {
      checkLength(length);
      return length;
    }],
  });
}

const sized = (bytes, size, what) => {
  if (lengthOf(bytes) !== size) throw operationError(`${what} must have ${size} bytes, not ${lengthOf(bytes)}`);
  return bytes;
};

const cbc = (encrypt) => [params('AesCbcParams', { iv: 'bytes' }), ({ iv }, key, data) => {
  sized(iv, 16, 'The iv of AES-CBC');
  return isLarge(data)
    ? ciphered(host('cryptoBeginAesCbc', encrypt, key.material, iv), data, lengthOf(data) + 16)
    : host('cryptoAesCbc', encrypt, key.material, iv, data);
}];
defineAes('AES-CBC', 'CBC', CIPHER_USAGES, { encrypt: cbc(true), decrypt: cbc(false) });

/** AES-CTR of large data: each piece with the counter at which it begins. */
function counted(key, counter, bits, data) {
  const length = lengthOf(data);
  if (bits < 32 && length > 16 * 2 ** bits) {
    throw operationError(`${length} bytes do not fit an AES-CTR counter of ${bits} bits`);
  }
  const output = new Uint8Array(length);
  const pieces = forEachPiece(data, (piece, at) =>
    chain(host('cryptoAesCtr', key.material, advanced(counter, bits, at / 16), bits, piece), (bytes) => {
      TypedArrayPrototypeSet(output, bytes, at);
    }));
  return chain(pieces, () => output);
}

/** A counter block whose counter, its last bits, is `steps` further; what it carries beyond them is lost. */
function advanced(counter, bits, steps) {
  const block = copyRange(counter, 0, 16);
  for (let i = 15, left = bits, carry = steps; i >= 0 && left > 0 && carry > 0; i--, left -= 8) {
    const mask = left >= 8 ? 0xff : (1 << left) - 1;
    const sum = (block[i] & mask) + (carry % 256);
    block[i] = (block[i] & ~mask) | (sum & mask);
    carry = MathFloor(carry / 256) + (sum > 0xff ? 1 : 0);
  }
  return block;
}

const ctr = [params('AesCtrParams', { counter: 'bytes', length: 'octet' }), ({ counter, length }, key, data) => {
  sized(counter, 16, 'The counter block of AES-CTR');
  if (length === 0 || length > 128) throw operationError(`The counter of AES-CTR has 1 to 128 bits, not ${length}`);
  return isLarge(data) ? counted(key, counter, length, data) : host('cryptoAesCtr', key.material, counter, length, data);
}];
defineAes('AES-CTR', 'CTR', CIPHER_USAGES, { encrypt: ctr, decrypt: ctr });

/** Large data and a cipher with a tag. */
const throughSealing = (encrypt, begin, data, tagBytes) =>
  (encrypt ? ciphered(begin(), data, lengthOf(data) + tagBytes) : opened(begin, data, tagBytes));

const isGcmTag = (bits) => bits === 32 || bits === 64 || (bits >= 96 && bits <= 128 && bits % 8 === 0);
const gcm = (encrypt) => [
  params('AesGcmParams', { iv: 'bytes', additionalData: 'bytes?', tagLength: 'octet?' }),
  ({ iv, additionalData = new Uint8Array(0), tagLength = 128 }, key, data) => {
    if (!isGcmTag(tagLength)) throw operationError(`The tag of AES-GCM has no ${tagLength} bits`);
    if (lengthOf(iv) === 0) throw operationError('The iv of AES-GCM is empty');
    if (!isLarge(data)) return host('cryptoAesGcm', encrypt, key.material, iv, additionalData, tagLength, data);
    return throughSealing(encrypt, () => host('cryptoBeginAesGcm', key.material, iv, additionalData), data, tagLength / 8);
  }];
defineAes('AES-GCM', 'GCM', CIPHER_USAGES, { encrypt: gcm(true), decrypt: gcm(false) });

const kw = (wrap) => [undefined, (_, key, data) => {
  const length = lengthOf(data);
  if (length % 8 !== 0 || length < (wrap ? 16 : 24)) {
    throw operationError(`AES-KW takes whole blocks of 8 bytes, two or more of them; ${length} bytes are not`);
  }
  return host('cryptoAesKw', wrap, key.material, data);
}];
defineAes('AES-KW', 'KW', ['wrapKey', 'unwrapKey'], { wrapKey: kw(true), unwrapKey: kw(false) });

const CHACHA = 'ChaCha20-Poly1305';
const CHACHA_DETAILS = { __proto__: null, name: CHACHA };
const chacha = (encrypt) => [
  params('AeadParams', { iv: 'bytes', additionalData: 'bytes?', tagLength: 'octet?' }),
  ({ iv, additionalData = new Uint8Array(0), tagLength = 128 }, key, data) => {
    if (tagLength !== 128) throw operationError(`The tag of ${CHACHA} has 128 bits, not ${tagLength}`);
    sized(iv, 12, `The iv of ${CHACHA}`);
    if (!isLarge(data)) return host('cryptoChaCha20Poly1305', encrypt, key.material, iv, additionalData, data);
    return throughSealing(encrypt, () => host('cryptoBeginChaCha20Poly1305', key.material, iv, additionalData), data, 16);
  }];
defineAlgorithm(CHACHA, {
  encrypt: chacha(true),
  decrypt: chacha(false),
  generateKey: [undefined, (_, extractable, usages) => {
    checkUsages(usages, CIPHER_USAGES, `${CHACHA} keys`);
    return settled(keyOf('secret', extractable, CHACHA_DETAILS, usages, randomBytes(32)));
  }],
  importKey: [undefined, (_, format, data, extractable, usages) => {
    checkUsages(usages, CIPHER_USAGES, `${CHACHA} keys`);
    const bytes = importSecret(format, data, CHACHA_DETAILS, 'enc', () => 'C20P', extractable, usages);
    if (lengthOf(bytes) !== 32) throw dataError(`${CHACHA} keys have 256 bits, not ${lengthOf(bytes) * 8}`);
    return settled(keyOf('secret', extractable, CHACHA_DETAILS, usages, bytes));
  }],
  exportKey: [undefined, (_, format, key) => settled(exportSecret(format, key, 'C20P'))],
  'get key length': [undefined, () => 256],
});
