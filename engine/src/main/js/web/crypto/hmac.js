/** HMAC (Web Cryptography API §31). */

import { TypeError } from '../../internal/primordials.js';
import { defineAlgorithm, params } from './algorithms.js';
import { lengthOf } from './bytes.js';
import { dataError, operationError } from './errors.js';
import { blockBits, jwkHash } from './hashes.js';
import { host } from './host.js';
import { checkUsages, keyOf } from './key.js';
import { finished, isLarge, verified } from './pieces.js';
import { settled } from './promises.js';
import { randomBytes } from './random.js';
import { exportSecret, importSecret } from './secret.js';

const NAME = 'HMAC';
const USAGES = ['sign', 'verify'];
/** Longest key: what one call of the random source gives. */
const MOST_BITS = 65536 * 8;

const hmacParams = params('HmacImportParams', { hash: 'hash', length: 'ulong?' });
const detailsOf = (hash, length) => ({ __proto__: null, name: NAME, hash, length });

const begin = (key) => host('cryptoBeginHmac', key.details.hash, key.material);

/** A key that is not whole bytes ends in zero bits. */
function cutToBits(bytes, bits) {
  if (bits % 8 !== 0) bytes[lengthOf(bytes) - 1] &= 0xff << (8 - (bits % 8));
  return bytes;
}

defineAlgorithm(NAME, {
  sign: [undefined, (_, key, data) => (isLarge(data)
    ? finished(begin(key), data)
    : host('cryptoHmacSign', key.details.hash, key.material, data))],
  verify: [undefined, (_, key, signature, data) => (isLarge(data)
    ? verified(begin(key), data, signature)
    : host('cryptoHmacVerify', key.details.hash, key.material, signature, data))],
  generateKey: [hmacParams, ({ hash, length = blockBits(hash) }, extractable, usages) => {
    checkUsages(usages, USAGES, 'HMAC keys');
    if (length === 0 || length > MOST_BITS) throw operationError(`HMAC keys have 1 to ${MOST_BITS} bits, not ${length}`);
    const bytes = cutToBits(randomBytes((length + 7) >>> 3), length);
    return settled(keyOf('secret', extractable, detailsOf(hash, length), usages, bytes));
  }],
  importKey: [hmacParams, ({ hash, length }, format, data, extractable, usages) => {
    checkUsages(usages, USAGES, 'HMAC keys');
    const bytes = importSecret(
      format, data, detailsOf(hash, 0), 'sig', () => jwkHash('HS', hash), extractable, usages);
    const bits = lengthOf(bytes) * 8;
    if (bits === 0) throw dataError('The HMAC key is empty');
    if (length !== undefined && (length > bits || length <= bits - 8)) {
      throw dataError(`The HMAC key has ${bits} bits, not ${length}`);
    }
    return settled(keyOf('secret', extractable, detailsOf(hash, length ?? bits), usages, cutToBits(bytes, length ?? bits)));
  }],
  exportKey: [undefined, (_, format, key) => settled(exportSecret(format, key, jwkHash('HS', key.details.hash)))],
  'get key length': [hmacParams, ({ hash, length = blockBits(hash) }) => {
    if (length === 0) throw new TypeError('The length of an HMAC key must not be 0');
    return length;
  }],
});
