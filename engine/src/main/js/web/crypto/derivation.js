/** HKDF and PBKDF2 (Web Cryptography API §32, §33). */

import { defineAlgorithm, params } from './algorithms.js';
import { operationError, syntaxError, unknownFormat } from './errors.js';
import { host } from './host.js';
import { checkUsages, keyOf } from './key.js';
import { settled } from './promises.js';
import { isRawSecret } from './secret.js';

/** Bytes of a length in bits, which these algorithms take only whole and never without limit. */
function wholeBytes(length) {
  if (length === null || length % 8 !== 0) throw operationError('The length must be given, and be a multiple of 8 bits');
  return length / 8;
}

function defineDerivation(name, deriveParams, perform) {
  defineAlgorithm(name, {
    deriveBits: [deriveParams, perform],
    importKey: [undefined, (_, format, data, extractable, usages) => {
      const details = { __proto__: null, name };
      if (!isRawSecret(format)) throw unknownFormat(format, details);
      checkUsages(usages, ['deriveKey', 'deriveBits'], `${name} keys`);
      if (extractable) throw syntaxError(`${name} keys cannot be extractable`);
      return settled(keyOf('secret', false, details, usages, data));
    }],
    'get key length': [undefined, () => null],
  });
}

defineDerivation('HKDF', params('HkdfParams', { hash: 'hash', salt: 'bytes', info: 'bytes' }), (given, key, length) =>
  host('cryptoHkdf', given.hash, key.material, given.salt, given.info, wholeBytes(length)));

defineDerivation(
  'PBKDF2', params('Pbkdf2Params', { salt: 'bytes', iterations: 'ulong', hash: 'hash' }), (given, key, length) => {
    const bytes = wholeBytes(length);
    if (given.iterations === 0) throw operationError('PBKDF2 takes at least one iteration');
    return host('cryptoPbkdf2', given.hash, key.material, given.salt, given.iterations, bytes);
  });
