/** X25519, X448, Ed25519 and Ed448 (Web Cryptography API §25, §26; Secure Curves in the Web Cryptography API). */

import { Uint8Array } from '../../internal/primordials.js';
import { defineAlgorithm, params } from './algorithms.js';
import { lengthOf } from './bytes.js';
import { checkPeers, cutToLength, keyManagement, sizedMember } from './curves.js';
import { dataError, operationError } from './errors.js';
import { host } from './host.js';
import { checkJwk, jwkBytes, jwkOf } from './jwk.js';
import { chain } from './promises.js';

const SIZES = { __proto__: null, X25519: 32, X448: 56, Ed25519: 32, Ed448: 57 };

function defineCfrg(name, publicUsages, privateUsages, use, operations) {
  const details = { __proto__: null, name };
  const signs = use === 'sig';
  const keys = keyManagement('Cfrg', {
    publicUsages,
    privateUsages,
    curveOf: () => name,
    secretBytes: () => SIZES[name],
    readJwk(jwk, _, extractable, usages) {
      checkJwk(jwk, 'OKP', use, extractable, usages);
      if (jwk.crv !== name) throw dataError(`The JWK member 'crv' must be '${name}'`);
      if (signs && jwk.alg !== undefined && jwk.alg !== name && jwk.alg !== 'EdDSA') {
        throw dataError(`The JWK member 'alg' must be '${name}' or 'EdDSA'`);
      }
      return sizedMember(jwkBytes(jwk, 'x'), SIZES[name], 'x');
    },
    readSecret: (jwk) => sizedMember(jwkBytes(jwk, 'd'), SIZES[name], 'd'),
    writeJwk: (key, secret, point) =>
      jwkOf('OKP', { __proto__: null, crv: name, x: point, d: secret, alg: signs ? name : undefined }, key),
  });
  defineAlgorithm(name, {
    ...operations,
    generateKey: [undefined, (_, extractable, usages) => keys.generate(details, extractable, usages)],
    importKey: [undefined, (_, format, data, extractable, usages) => keys.import(format, data, details, extractable, usages)],
    exportKey: [undefined, (_, format, key) => keys.export(format, key)],
  });
}

function defineAgreement(name) {
  defineCfrg(name, [], ['deriveKey', 'deriveBits'], 'enc', {
    deriveBits: [params('EcdhKeyDeriveParams', { public: 'record' }), (given, key, length) => {
      checkPeers(key, given.public);
      return chain(
        host('cryptoXdh', name, key.material, given.public.material), (secret) => cutToLength(secret, length));
    }],
  });
}

function defineSignature(name, signatureParams) {
  const contextOf = ({ context = new Uint8Array(0) }) => {
    if (lengthOf(context) > 255) throw operationError(`The context of ${name} has at most 255 bytes`);
    return context;
  };
  defineCfrg(name, ['verify'], ['sign'], 'sig', {
    sign: [signatureParams, (given, key, data) => host('cryptoEdDsaSign', name, key.material, contextOf(given), data)],
    verify: [signatureParams, (given, key, signature, data) =>
      host('cryptoEdDsaVerify', name, key.material, contextOf(given), signature, data)],
  });
}

defineAgreement('X25519');
defineAgreement('X448');
defineSignature('Ed25519', undefined);
defineSignature('Ed448', params('Ed448Params', { context: 'bytes?' }));
