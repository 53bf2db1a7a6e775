/** ECDSA and ECDH over P-256, P-384 and P-521 (Web Cryptography API §23, §24). */

import { TypedArrayPrototypeSet, Uint8Array } from '../../internal/primordials.js';
import { defineAlgorithm, params } from './algorithms.js';
import { copyRange } from './bytes.js';
import { checkPeers, cutToLength, keyManagement, sizedMember, unknownCurve } from './curves.js';
import { dataError } from './errors.js';
import { host } from './host.js';
import { checkJwk, jwkBytes, jwkOf } from './jwk.js';
import { finished, isLarge, verified } from './pieces.js';
import { chain } from './promises.js';

/** Bytes of a coordinate, and the JWK `alg` of ECDSA. */
const CURVES = {
  __proto__: null,
  'P-256': { __proto__: null, size: 32, alg: 'ES256' },
  'P-384': { __proto__: null, size: 48, alg: 'ES384' },
  'P-521': { __proto__: null, size: 66, alg: 'ES512' },
};

const sizeOf = (details) => CURVES[details.namedCurve].size;

function readJwk(use) {
  return (jwk, details, extractable, usages) => {
    checkJwk(jwk, 'EC', use, extractable, usages);
    const { namedCurve } = details;
    if (jwk.crv !== namedCurve) throw dataError(`The JWK member 'crv' must be '${namedCurve}'`);
    if (use === 'sig' && jwk.alg !== undefined && jwk.alg !== CURVES[namedCurve].alg) {
      throw dataError(`The JWK member 'alg' must be '${CURVES[namedCurve].alg}'`);
    }
    const size = sizeOf(details);
    const point = new Uint8Array(1 + 2 * size);
    point[0] = 4;
    TypedArrayPrototypeSet(point, sizedMember(jwkBytes(jwk, 'x'), size, 'x'), 1);
    TypedArrayPrototypeSet(point, sizedMember(jwkBytes(jwk, 'y'), size, 'y'), 1 + size);
    return point;
  };
}

function defineEc(name, publicUsages, privateUsages, use, operations) {
  const keys = keyManagement('Ec', {
    publicUsages,
    privateUsages,
    curveOf: (details) => details.namedCurve,
    isKnown(details) {
      if (CURVES[details.namedCurve] === undefined) throw unknownCurve(details.namedCurve);
    },
    secretBytes: sizeOf,
    readJwk: readJwk(use),
    readSecret: (jwk, details) => sizedMember(jwkBytes(jwk, 'd'), sizeOf(details), 'd'),
    writeJwk(key, secret, point) {
      const size = sizeOf(key.details);
      return jwkOf('EC', {
        __proto__: null,
        crv: key.details.namedCurve,
        x: copyRange(point, 1, 1 + size),
        y: copyRange(point, 1 + size, 1 + 2 * size),
        d: secret,
      }, key);
    },
  });
  const detailsOf = ({ namedCurve }) => ({ __proto__: null, name, namedCurve });
  const keyParams = params('EcKeyImportParams', { namedCurve: 'string' });
  defineAlgorithm(name, {
    ...operations,
    generateKey: [keyParams, (given, extractable, usages) => keys.generate(detailsOf(given), extractable, usages)],
    importKey: [keyParams, (given, format, data, extractable, usages) =>
      keys.import(format, data, detailsOf(given), extractable, usages)],
    exportKey: [undefined, (_, format, key) => keys.export(format, key)],
  });
}

const ecdsaParams = params('EcdsaParams', { hash: 'hash' });
defineEc('ECDSA', ['verify'], ['sign'], 'sig', {
  sign: [ecdsaParams, ({ hash }, { details, material }, data) => (isLarge(data)
    ? finished(host('cryptoBeginEcdsa', true, details.namedCurve, hash, material), data)
    : host('cryptoEcdsaSign', details.namedCurve, hash, material, data))],
  verify: [ecdsaParams, ({ hash }, { details, material }, signature, data) => (isLarge(data)
    ? verified(host('cryptoBeginEcdsa', false, details.namedCurve, hash, material), data, signature)
    : host('cryptoEcdsaVerify', details.namedCurve, hash, material, signature, data))],
});

defineEc('ECDH', [], ['deriveKey', 'deriveBits'], 'enc', {
  deriveBits: [params('EcdhKeyDeriveParams', { public: 'record' }), (given, key, length) => {
    checkPeers(key, given.public);
    return chain(
      host('cryptoEcdh', key.details.namedCurve, key.material, given.public.material),
      (secret) => cutToLength(secret, length));
  }],
});
