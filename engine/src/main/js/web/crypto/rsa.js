/** RSASSA-PKCS1-v1_5, RSA-PSS and RSA-OAEP (Web Cryptography API §20 to §22). The host checks a key's arithmetic. */

import { ArrayPrototypePush, joinLists, Uint8Array } from '../../internal/primordials.js';
import { defineAlgorithm, params } from './algorithms.js';
import { joinParts, lengthOf, splitParts } from './bytes.js';
import { dataError, invalidAccessError, notSupportedError, unknownFormat } from './errors.js';
import { jwkHash } from './hashes.js';
import { host } from './host.js';
import { checkJwk, jwkBytes, jwkOf } from './jwk.js';
import { checkUsages, keyOf, pairOf, usagesAmong } from './key.js';
import { finished, isLarge, verified } from './pieces.js';
import { chain, settled } from './promises.js';

const MEMBERS = ['n', 'e', 'd', 'p', 'q', 'dp', 'dq', 'qi'];

function bitLength(bytes) {
  let bits = lengthOf(bytes) * 8;
  for (let mask = 0x80; mask > 0 && (bytes[0] & mask) === 0; mask >>= 1) bits--;
  return bits;
}

/** The details of a key from its numbers. */
const detailsOf = (name, hash, parts) => ({
  __proto__: null, name, modulusLength: bitLength(parts[0]), publicExponent: parts[1], hash,
});

const importParams = params('RsaHashedImportParams', { hash: 'hash' });
const generateParams = params(
  'RsaHashedKeyGenParams', { modulusLength: 'ulong', publicExponent: 'bigInteger' }, { hash: 'hash' });

/** The key in a JWK as the bytes that the host checks. */
function jwkMaterial(jwk, isPrivate) {
  if (jwk.oth !== undefined) throw notSupportedError('RSA keys of more than two primes are not supported');
  const parts = [];
  for (let i = 0; i < (isPrivate ? MEMBERS.length : 2); i++) ArrayPrototypePush(parts, jwkBytes(jwk, MEMBERS[i]));
  return joinParts(parts);
}

/** One RSA algorithm: its usages, the `use` and `alg` of its JWK, and its operations. */
function defineRsa(name, publicUsages, privateUsages, use, algOf, operations) {
  const allUsages = joinLists(publicUsages, privateUsages);
  const keyFrom = (type, hash, extractable, usages) => (material) =>
    keyOf(type, extractable, detailsOf(name, hash, splitParts(material)), usages, material);
  const importJwk = (hash, jwk, extractable, usages) => {
    const isPrivate = jwk.d !== undefined;
    checkUsages(usages, isPrivate ? privateUsages : publicUsages, `${isPrivate ? 'Private' : 'Public'} ${name} keys`);
    checkJwk(jwk, 'RSA', use, extractable, usages);
    const alg = algOf(hash);
    if (jwk.alg !== undefined && alg !== undefined && jwk.alg !== alg) throw dataError(`The JWK member 'alg' must be '${alg}'`);
    return chain(
      host('cryptoRsaCheck', jwkMaterial(jwk, isPrivate)),
      keyFrom(isPrivate ? 'private' : 'public', hash, extractable, usages));
  };

  defineAlgorithm(name, {
    ...operations,
    generateKey: [generateParams, ({ hash, modulusLength, publicExponent }, extractable, usages) => {
      checkUsages(usages, allUsages, `${name} keys`);
      return chain(host('cryptoRsaGenerate', modulusLength, publicExponent), (material) => {
        const parts = splitParts(material);
        const publicKey = keyFrom('public', hash, true, usagesAmong(usages, publicUsages));
        const privateKey = keyFrom('private', hash, extractable, usagesAmong(usages, privateUsages));
        return pairOf(publicKey(joinParts([parts[0], parts[1]])), privateKey(material));
      });
    }],
    importKey: [importParams, ({ hash }, format, data, extractable, usages) => {
      switch (format) {
        case 'spki':
          checkUsages(usages, publicUsages, `Public ${name} keys`);
          return chain(host('cryptoRsaImportSpki', data), keyFrom('public', hash, extractable, usages));
        case 'pkcs8':
          checkUsages(usages, privateUsages, `Private ${name} keys`);
          return chain(host('cryptoRsaImportPkcs8', data), keyFrom('private', hash, extractable, usages));
        case 'jwk':
          return importJwk(hash, data, extractable, usages);
        default:
          throw unknownFormat(format, { __proto__: null, name });
      }
    }],
    exportKey: [undefined, (_, format, key) => {
      switch (format) {
        case 'spki':
          if (key.type !== 'public') throw invalidAccessError('Only a public key can be exported as spki');
          return host('cryptoRsaExportSpki', key.material);
        case 'pkcs8':
          if (key.type !== 'private') throw invalidAccessError('Only a private key can be exported as pkcs8');
          return host('cryptoRsaExportPkcs8', key.material);
        case 'jwk':
          return settled(exportJwk(key, algOf(key.details.hash)));
        default:
          throw unknownFormat(format, key.details);
      }
    }],
  });
}

function exportJwk(key, alg) {
  const members = { __proto__: null, alg };
  const parts = splitParts(key.material);
  for (let i = 0; i < parts.length; i++) members[MEMBERS[i]] = parts[i];
  return jwkOf('RSA', members, key);
}

defineRsa('RSASSA-PKCS1-v1_5', ['verify'], ['sign'], 'sig', (hash) => jwkHash('RS', hash), {
  sign: [undefined, (_, { details, material }, data) => (isLarge(data)
    ? finished(host('cryptoBeginRsa', true, details.hash, material), data)
    : host('cryptoRsaSign', details.hash, material, data))],
  verify: [undefined, (_, { details, material }, signature, data) => (isLarge(data)
    ? verified(host('cryptoBeginRsa', false, details.hash, material), data, signature)
    : host('cryptoRsaVerify', details.hash, material, signature, data))],
});

const pssParams = params('RsaPssParams', { saltLength: 'ulong' });
defineRsa('RSA-PSS', ['verify'], ['sign'], 'sig', (hash) => jwkHash('PS', hash), {
  sign: [pssParams, ({ saltLength }, { details, material }, data) => (isLarge(data)
    ? finished(host('cryptoBeginRsaPss', true, details.hash, material, saltLength), data)
    : host('cryptoRsaPssSign', details.hash, material, saltLength, data))],
  verify: [pssParams, ({ saltLength }, { details, material }, signature, data) => (isLarge(data)
    ? verified(host('cryptoBeginRsaPss', false, details.hash, material, saltLength), data, signature)
    : host('cryptoRsaPssVerify', details.hash, material, saltLength, signature, data))],
});

const oaepAlg = (hash) => (hash === 'SHA-1' ? 'RSA-OAEP' : jwkHash('RSA-OAEP-', hash));
const oaep = (encrypt) => [params('RsaOaepParams', { label: 'bytes?' }), ({ label = new Uint8Array(0) }, key, data) =>
  host('cryptoRsaOaep', encrypt, key.details.hash, key.material, label, data)];
defineRsa('RSA-OAEP', ['encrypt', 'wrapKey'], ['decrypt', 'unwrapKey'], 'enc', oaepAlg, {
  encrypt: oaep(true),
  decrypt: oaep(false),
});
