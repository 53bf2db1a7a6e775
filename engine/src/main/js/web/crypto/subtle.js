/** SubtleCrypto (Web Cryptography API §14): the interface, before the first use of which none of the algorithms is there. */

import operations from 'late:./operations.js';
import { TypeError, uncurryThis } from '../../internal/primordials.js';
import { configureInterface, illegalConstructor, internalKey, isObject, requiredArguments } from '../../internal/webidl.js';
import { attempt } from './promises.js';

let instanceOf;

export class SubtleCrypto {
  #brand;

  constructor(key = undefined) {
    illegalConstructor(key);
  }

  encrypt(algorithm, key, data) {
    return begin(this, 'encrypt', arguments, 3, (operations, context) => operations.encrypt(context, algorithm, key, data));
  }

  decrypt(algorithm, key, data) {
    return begin(this, 'decrypt', arguments, 3, (operations, context) => operations.decrypt(context, algorithm, key, data));
  }

  sign(algorithm, key, data) {
    return begin(this, 'sign', arguments, 3, (operations, context) => operations.sign(context, algorithm, key, data));
  }

  verify(algorithm, key, signature, data) {
    return begin(this, 'verify', arguments, 4, (operations, context) =>
      operations.verify(context, algorithm, key, signature, data));
  }

  digest(algorithm, data) {
    return begin(this, 'digest', arguments, 2, (operations, context) => operations.digest(context, algorithm, data));
  }

  generateKey(algorithm, extractable, keyUsagesGiven) {
    return begin(this, 'generateKey', arguments, 3, (operations, context) =>
      operations.generateKey(context, algorithm, extractable, keyUsagesGiven));
  }

  deriveKey(algorithm, baseKey, derivedKeyType, extractable, keyUsagesGiven) {
    return begin(this, 'deriveKey', arguments, 5, (operations, context) =>
      operations.deriveKey(context, algorithm, baseKey, derivedKeyType, extractable, keyUsagesGiven));
  }

  deriveBits(algorithm, baseKey, length = null) {
    return begin(this, 'deriveBits', arguments, 2, (operations, context) =>
      operations.deriveBits(context, algorithm, baseKey, length));
  }

  importKey(format, data, algorithm, extractable, keyUsagesGiven) {
    return begin(this, 'importKey', arguments, 5, (operations, context) =>
      operations.importKey(context, format, data, algorithm, extractable, keyUsagesGiven));
  }

  exportKey(format, key) {
    return begin(this, 'exportKey', arguments, 2, (operations, context) => operations.exportKey(context, format, key));
  }

  wrapKey(format, key, wrappingKey, wrapAlgorithm) {
    return begin(this, 'wrapKey', arguments, 4, (operations, context) =>
      operations.wrapKey(context, format, key, wrappingKey, wrapAlgorithm));
  }

  unwrapKey(format, wrappedKey, unwrappingKey, unwrapAlgorithm, unwrappedKeyAlgorithm, extractable, keyUsagesGiven) {
    return begin(this, 'unwrapKey', arguments, 7, (operations, context) =>
      operations.unwrapKey(context, format, wrappedKey, unwrappingKey, unwrapAlgorithm, unwrappedKeyAlgorithm, extractable, keyUsagesGiven));
  }

  static {
    instanceOf = (value) => isObject(value) && #brand in value;
  }
}
configureInterface('SubtleCrypto', SubtleCrypto);

/** What every operation begins with: receiver and number of arguments. All errors become rejections. */
function begin(receiver, name, args, required, start) {
  return attempt(() => {
    if (!instanceOf(receiver)) throw new TypeError('Illegal invocation');
    const context = `Failed to execute '${name}' on 'SubtleCrypto'`;
    requiredArguments(args.length, required, context);
    return start(operations(), context);
  });
}

export const subtle = new SubtleCrypto(internalKey);
export const subtleDigest = uncurryThis(SubtleCrypto.prototype.digest);
