/** The operations of SubtleCrypto (Web Cryptography API §14.3): argument conversion and the order of checks. The rest is the algorithms'. Late. */

import { ArrayBufferIsView, ArrayPrototypeIncludes, ObjectDefineProperty, TypeError } from '../../internal/primordials.js';
import { converters, enumConverter, nullableConverter, sequenceConverter } from '../../internal/webidl.js';
import { isArrayBuffer, isSharedArrayBuffer } from '../../internal/types.js';
import './aes.js';
import './cfrg.js';
import './derivation.js';
import './ec.js';
import './hashes.js';
import './hmac.js';
import './rsa.js';
import { algorithmIdentifier, normalize, performerOf, supports } from './algorithms.js';
import { bufferOf, copyBytes } from './bytes.js';
import { invalidAccessError, notSupportedError, syntaxError } from './errors.js';
import { decodeJwk, encodeJwk, jsonWebKeyConverter } from './jwk.js';
import { createKey, cryptoKeyConverter, KEY_USAGES, keyRecord } from './key.js';
import { chain, chainPromise } from './promises.js';

const keyFormat = enumConverter('KeyFormat', ['raw', 'raw-public', 'raw-private', 'raw-seed', 'raw-secret', 'spki', 'pkcs8', 'jwk']);
const keyUsages = sequenceConverter(enumConverter('KeyUsage', KEY_USAGES));
const optionalLength = nullableConverter(converters['unsigned long']);

const isBufferSource = (value) => ArrayBufferIsView(value) || isArrayBuffer(value) || isSharedArrayBuffer(value);
const keyData = (value, context) =>
  isBufferSource(value) ? converters.BufferSource(value, context) : jsonWebKeyConverter(value, context);

function requireKey(key, algorithm, usage) {
  if (key.details.name !== algorithm.params.name) {
    throw invalidAccessError(`The key is for ${key.details.name}, not for ${algorithm.params.name}`);
  }
  if (!ArrayPrototypeIncludes(key.usages, usage)) throw invalidAccessError(`The key cannot be used to ${usage}`);
}

const requireUsages = (record) => {
  if (record.usages.length === 0 && record.type !== 'public') {
    throw syntaxError(`A ${record.type} key needs at least one usage`);
  }
};

const importedKey = (record) => {
  requireUsages(record);
  return createKey(record);
};

/** A key, or the dictionary CryptoKeyPair. */
function generatedKey(result) {
  if (result.publicKey === undefined) return importedKey(result);
  requireUsages(result.privateKey);
  const pair = {};
  const put = (name, value) =>
    ObjectDefineProperty(pair, name, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
  put('publicKey', createKey(result.publicKey));
  put('privateKey', createKey(result.privateKey));
  return pair;
}

const startImport = (algorithm, format, data, extractable, usages) =>
  chain(algorithm.perform(algorithm.params, format, data, extractable, usages), importedKey);

/** Exports the record of a key: bytes, or a JWK object. */
function startExport(format, key) {
  if (!supports('exportKey', key.details.name)) throw notSupportedError(`${key.details.name} keys cannot be exported`);
  if (!key.extractable) throw invalidAccessError('The key is not extractable');
  return performerOf('exportKey', key.details.name)(undefined, format, key);
}

/** An algorithm of wrapKey or unwrapKey; where a cipher has none of its own, encryption does the wrapping. */
function normalizeWrapping(operation, fallback, algorithm, context) {
  try {
    return normalize(operation, algorithm, context);
  } catch {
    return normalize(fallback, algorithm, context);
  }
}

/** The key type that an operation needs, where an algorithm has pairs. */
const REFUSED_TYPE = { __proto__: null, encrypt: 'private', decrypt: 'public', sign: 'public' };

function cipher(name, context, algorithm, key, data) {
  const identifier = algorithmIdentifier(algorithm, `${context}: Argument 1`);
  const record = keyRecord(cryptoKeyConverter(key, `${context}: Argument 2`));
  const source = converters.BufferSource(data, `${context}: Argument 3`);
  const normalized = normalize(name, identifier, context);
  const bytes = copyBytes(source);
  requireKey(record, normalized, name);
  if (record.type === REFUSED_TYPE[name]) throw invalidAccessError(`A ${record.type} key cannot ${name}`);
  return chain(normalized.perform(normalized.params, record, bytes), bufferOf);
}

export const encrypt = (context, algorithm, key, data) => cipher('encrypt', context, algorithm, key, data);

export const decrypt = (context, algorithm, key, data) => cipher('decrypt', context, algorithm, key, data);

export const sign = (context, algorithm, key, data) => cipher('sign', context, algorithm, key, data);

export function verify(context, algorithm, key, signature, data) {
  const identifier = algorithmIdentifier(algorithm, `${context}: Argument 1`);
  const record = keyRecord(cryptoKeyConverter(key, `${context}: Argument 2`));
  const signatureSource = converters.BufferSource(signature, `${context}: Argument 3`);
  const source = converters.BufferSource(data, `${context}: Argument 4`);
  const normalized = normalize('verify', identifier, context);
  const presented = copyBytes(signatureSource);
  const bytes = copyBytes(source);
  requireKey(record, normalized, 'verify');
  if (record.type === 'private') throw invalidAccessError('A private key cannot verify');
  return normalized.perform(normalized.params, record, presented, bytes);
}

export function digest(context, algorithm, data) {
  const identifier = algorithmIdentifier(algorithm, `${context}: Argument 1`);
  const source = converters.BufferSource(data, `${context}: Argument 2`);
  const normalized = normalize('digest', identifier, context);
  return chain(normalized.perform(normalized.params, copyBytes(source)), bufferOf);
}

export function generateKey(context, algorithm, extractable, keyUsagesGiven) {
  const identifier = algorithmIdentifier(algorithm, `${context}: Argument 1`);
  const usages = keyUsages(keyUsagesGiven, `${context}: Argument 3`);
  const normalized = normalize('generateKey', identifier, context);
  return chain(normalized.perform(normalized.params, !!extractable, usages), generatedKey);
}

export function deriveKey(context, algorithm, baseKey, derivedKeyType, extractable, keyUsagesGiven) {
  const identifier = algorithmIdentifier(algorithm, `${context}: Argument 1`);
  const record = keyRecord(cryptoKeyConverter(baseKey, `${context}: Argument 2`));
  const derived = algorithmIdentifier(derivedKeyType, `${context}: Argument 3`);
  const usages = keyUsages(keyUsagesGiven, `${context}: Argument 5`);
  const normalized = normalize('deriveBits', identifier, context);
  const importing = normalize('importKey', derived, context);
  const measuring = normalize('get key length', derived, context);
  requireKey(record, normalized, 'deriveKey');
  const length = measuring.perform(measuring.params);
  return chainPromise(normalized.perform(normalized.params, record, length), (secret) =>
    startImport(importing, 'raw', secret, !!extractable, usages));
}

export function deriveBits(context, algorithm, baseKey, length) {
  const identifier = algorithmIdentifier(algorithm, `${context}: Argument 1`);
  const record = keyRecord(cryptoKeyConverter(baseKey, `${context}: Argument 2`));
  const bits = optionalLength(length, `${context}: Argument 3`);
  const normalized = normalize('deriveBits', identifier, context);
  requireKey(record, normalized, 'deriveBits');
  return chain(normalized.perform(normalized.params, record, bits), bufferOf);
}

export function importKey(context, format, data, algorithm, extractable, keyUsagesGiven) {
  const keyFormatGiven = keyFormat(format, `${context}: Argument 1`);
  const source = keyData(data, `${context}: Argument 2`);
  const identifier = algorithmIdentifier(algorithm, `${context}: Argument 3`);
  const usages = keyUsages(keyUsagesGiven, `${context}: Argument 5`);
  const normalized = normalize('importKey', identifier, context);
  const isBytes = isBufferSource(source);
  if (isBytes === (keyFormatGiven === 'jwk')) {
    throw new TypeError(`${context}: Key data of format '${keyFormatGiven}' must be ${isBytes ? 'a JsonWebKey' : 'a BufferSource'}`);
  }
  return startImport(normalized, keyFormatGiven, isBytes ? copyBytes(source) : source, !!extractable, usages);
}

export function exportKey(context, format, key) {
  const keyFormatGiven = keyFormat(format, `${context}: Argument 1`);
  const record = keyRecord(cryptoKeyConverter(key, `${context}: Argument 2`));
  return chain(startExport(keyFormatGiven, record), (result) =>
    (keyFormatGiven === 'jwk' ? result : bufferOf(copyBytes(result))));
}

export function wrapKey(context, format, key, wrappingKey, wrapAlgorithm) {
  const keyFormatGiven = keyFormat(format, `${context}: Argument 1`);
  const record = keyRecord(cryptoKeyConverter(key, `${context}: Argument 2`));
  const wrapping = keyRecord(cryptoKeyConverter(wrappingKey, `${context}: Argument 3`));
  const identifier = algorithmIdentifier(wrapAlgorithm, `${context}: Argument 4`);
  const normalized = normalizeWrapping('wrapKey', 'encrypt', identifier, context);
  requireKey(wrapping, normalized, 'wrapKey');
  const wrapped = chainPromise(startExport(keyFormatGiven, record), (exported) =>
    normalized.perform(normalized.params, wrapping, keyFormatGiven === 'jwk' ? encodeJwk(exported) : exported));
  return chain(wrapped, bufferOf);
}

export function unwrapKey(context, format, wrappedKey, unwrappingKey, unwrapAlgorithm, unwrappedKeyAlgorithm, extractable, keyUsagesGiven) {
  const keyFormatGiven = keyFormat(format, `${context}: Argument 1`);
  const source = converters.BufferSource(wrappedKey, `${context}: Argument 2`);
  const unwrapping = keyRecord(cryptoKeyConverter(unwrappingKey, `${context}: Argument 3`));
  const identifier = algorithmIdentifier(unwrapAlgorithm, `${context}: Argument 4`);
  const importIdentifier = algorithmIdentifier(unwrappedKeyAlgorithm, `${context}: Argument 5`);
  const usages = keyUsages(keyUsagesGiven, `${context}: Argument 7`);
  const normalized = normalizeWrapping('unwrapKey', 'decrypt', identifier, context);
  const importing = normalize('importKey', importIdentifier, context);
  const bytes = copyBytes(source);
  requireKey(unwrapping, normalized, 'unwrapKey');
  return chainPromise(normalized.perform(normalized.params, unwrapping, bytes), (unwrapped) =>
    startImport(
      importing, keyFormatGiven, keyFormatGiven === 'jwk' ? decodeJwk(unwrapped) : unwrapped, !!extractable, usages));
}
