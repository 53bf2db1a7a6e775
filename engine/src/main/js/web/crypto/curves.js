/**
 * What the algorithms over elliptic curves share: their four formats. A public key is the bytes of its point; a private key has
 * its secret in front of that.
 */

import { joinLists } from '../../internal/primordials.js';
import { copyRange, lengthOf } from './bytes.js';
import { dataError, invalidAccessError, notSupportedError, operationError, unknownFormat } from './errors.js';
import { host } from './host.js';
import { checkUsages, keyOf, pairOf, usagesAmong } from './key.js';
import { chain, settled } from './promises.js';

/** Cuts a derived secret to the bits asked for; null asks for all of it. */
export function cutToLength(secret, length) {
  if (length === null) return secret;
  const bits = lengthOf(secret) * 8;
  if (length > bits) throw operationError(`The secret has ${bits} bits, ${length} were asked for`);
  const cut = copyRange(secret, 0, (length + 7) >> 3);
  if (length % 8 !== 0) cut[lengthOf(cut) - 1] &= 0xff << (8 - (length % 8));
  return cut;
}

/** Refuses a public key that does not go with a private one. */
export function checkPeers(baseKey, peer) {
  if (baseKey.type !== 'private') throw invalidAccessError('The base key must be a private key');
  if (peer.type !== 'public') throw invalidAccessError("The parameter 'public' must be a public key");
  if (peer.details.name !== baseKey.details.name || peer.details.namedCurve !== baseKey.details.namedCurve) {
    throw invalidAccessError('The keys are of different algorithms or curves');
  }
}

/**
 * Key management over one family of curves.
 * @param {string} family of operations of the host: 'Ec' or 'Cfrg'
 * @param {{ publicUsages, privateUsages, curveOf(details), secretBytes(curve), importJwk(...), exportJwk(key, secret, point) }} traits
 */
export function keyManagement(family, traits) {
  const { publicUsages, privateUsages, curveOf } = traits;
  const from = (type, extractable, details, usages) => (material) => keyOf(type, extractable, details, usages, material);
  const allUsages = joinLists(privateUsages, publicUsages);
  const start = (operation, details, first, second) => host(`crypto${family}${operation}`, curveOf(details), first, second);

  const importBytes = (format, data, details, extractable, usages) => {
    const isPrivate = format === 'pkcs8';
    checkUsages(usages, isPrivate ? privateUsages : publicUsages, `${isPrivate ? 'Private' : 'Public'} ${details.name} keys`);
    if (traits.isKnown !== undefined) traits.isKnown(details);
    const operation = format === 'spki' ? 'ImportSpki' : isPrivate ? 'ImportPkcs8' : 'ImportRaw';
    return chain(start(operation, details, data), from(isPrivate ? 'private' : 'public', extractable, details, usages));
  };

  const importJwk = (jwk, details, extractable, usages) => {
    const isPrivate = jwk.d !== undefined;
    checkUsages(usages, isPrivate ? privateUsages : publicUsages, `${isPrivate ? 'Private' : 'Public'} ${details.name} keys`);
    if (traits.isKnown !== undefined) traits.isKnown(details);
    const point = traits.readJwk(jwk, details, extractable, usages);
    if (!isPrivate) {
      return chain(start('ImportRaw', details, point), from('public', extractable, details, usages));
    }
    return chain(
      start('ImportPair', details, traits.readSecret(jwk, details), point), from('private', extractable, details, usages));
  };

  return {
    generate(details, extractable, usages) {
      checkUsages(usages, allUsages, `${details.name} keys`);
      if (traits.isKnown !== undefined) traits.isKnown(details);
      return chain(start('Generate', details), (material) => {
        const point = copyRange(material, traits.secretBytes(details), lengthOf(material));
        return pairOf(
          keyOf('public', true, details, usagesAmong(usages, publicUsages), point),
          keyOf('private', extractable, details, usagesAmong(usages, privateUsages), material));
      });
    },

    import(format, data, details, extractable, usages) {
      switch (format) {
        case 'jwk': return importJwk(data, details, extractable, usages);
        case 'raw': case 'raw-public': case 'spki': case 'pkcs8':
          return importBytes(format, data, details, extractable, usages);
        default: throw unknownFormat(format, details);
      }
    },

    export(format, key) {
      const { details, material } = key;
      const wanted = format === 'pkcs8' ? 'private' : 'public';
      if (format !== 'jwk' && format !== 'raw' && format !== 'raw-public' && format !== 'spki' && format !== 'pkcs8') {
        throw unknownFormat(format, details);
      }
      if (format !== 'jwk' && key.type !== wanted) {
        throw invalidAccessError(`Only a ${wanted} key can be exported as ${format}`);
      }
      if (format === 'spki') return start('ExportSpki', details, material);
      if (format === 'pkcs8') return start('ExportPkcs8', details, material);
      if (format !== 'jwk') return settled(material);
      const cut = key.type === 'private' ? traits.secretBytes(details) : 0;
      return settled(traits.writeJwk(
        key, cut === 0 ? undefined : copyRange(material, 0, cut), copyRange(material, cut, lengthOf(material))));
    },
  };
}

/** A decoded JWK member of the size that the curve demands. */
export function sizedMember(bytes, size, member) {
  if (lengthOf(bytes) !== size) throw dataError(`The JWK member '${member}' must have ${size} bytes, not ${lengthOf(bytes)}`);
  return bytes;
}

export const unknownCurve = (name) => notSupportedError(`Unknown curve '${name}'`);
