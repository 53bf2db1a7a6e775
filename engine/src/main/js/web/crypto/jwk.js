/** JSON Web Keys (RFC 7517): the dictionary, its checks, and its base64url members. */

import {
  ArrayPrototypeIncludes, ArrayPrototypePush, joinLists, JSONParse, JSONStringify, ObjectDefineProperty, ObjectKeys,
} from '../../internal/primordials.js';
import { converters, dictionaryConverter, sequenceConverter } from '../../internal/webidl.js';
import { decodeBase64Url, decodeUtf8, encodeAscii, encodeBase64Url } from './bytes.js';
import { dataError } from './errors.js';

function strings(...keys) {
  const members = [];
  for (let i = 0; i < keys.length; i++) ArrayPrototypePush(members, { __proto__: null, key: keys[i], converter: converters.DOMString });
  return members;
}

const otherPrimes = dictionaryConverter('RsaOtherPrimesInfo', strings('r', 'd', 't'));

export const jsonWebKeyConverter = dictionaryConverter('JsonWebKey', joinLists(
  strings('kty', 'use', 'alg', 'crv', 'x', 'y', 'd', 'n', 'e', 'p', 'q', 'dp', 'dq', 'qi', 'k', 'pub', 'priv'),
  [
    { key: 'key_ops', converter: sequenceConverter(converters.DOMString) },
    { key: 'ext', converter: converters.boolean },
    { key: 'oth', converter: sequenceConverter(otherPrimes) },
  ]));

/** The checks that every algorithm makes: `use` where it is given, `key_ops`, `ext`. */
export function checkJwk(jwk, kty, use, extractable, usages) {
  if (jwk.kty !== kty) throw dataError(`The JWK member 'kty' must be '${kty}'`);
  if (usages.length > 0 && jwk.use !== undefined && jwk.use !== use) {
    throw dataError(`The JWK member 'use' must be '${use}'`);
  }
  if (jwk.key_ops !== undefined) checkOperations(jwk.key_ops, usages);
  if (jwk.ext === false && extractable) throw dataError("The JWK member 'ext' says that the key is not extractable");
}

function checkOperations(operations, usages) {
  for (let i = 0; i < operations.length; i++) {
    if (ArrayPrototypeIncludes(operations, operations[i], i + 1)) {
      throw dataError(`The JWK member 'key_ops' has '${operations[i]}' twice`);
    }
  }
  for (let i = 0; i < usages.length; i++) {
    if (!ArrayPrototypeIncludes(operations, usages[i])) throw dataError(`The JWK member 'key_ops' lacks '${usages[i]}'`);
  }
}

/** The bytes of a member that must be there. */
export function jwkBytes(jwk, member) {
  const text = jwk[member];
  const bytes = text === undefined ? undefined : decodeBase64Url(text);
  if (bytes === undefined) throw dataError(`The JWK member '${member}' is missing or not base64url`);
  return bytes;
}

/** The JWK of a key as a script gets it; `members` are strings, or bytes that become base64url. */
export function jwkOf(kty, members, key) {
  const jwk = {};
  const set = (name, value) => {
    ObjectDefineProperty(jwk, name, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
  };
  set('key_ops', copyOf(key.usages));
  set('ext', key.extractable);
  set('kty', kty);
  const names = ObjectKeys(members);
  for (let i = 0; i < names.length; i++) {
    const value = members[names[i]];
    if (value !== undefined) set(names[i], typeof value === 'string' ? value : encodeBase64Url(value));
  }
  return jwk;
}

function copyOf(list) {
  const copy = [];
  for (let i = 0; i < list.length; i++) {
    ObjectDefineProperty(copy, i, { __proto__: null, value: list[i], writable: true, enumerable: true, configurable: true });
  }
  return copy;
}

/** A JWK of our own as bytes of JSON; all its characters are ASCII. */
export function encodeJwk(jwk) {
  ObjectDefineProperty(jwk, 'toJSON', { __proto__: null, value: undefined });
  ObjectDefineProperty(jwk.key_ops, 'toJSON', { __proto__: null, value: undefined });
  return encodeAscii(JSONStringify(jwk));
}

/** A JWK from bytes of JSON. */
export function decodeJwk(bytes) {
  let parsed;
  try {
    parsed = JSONParse(decodeUtf8(bytes));
  } catch {
    throw dataError('The unwrapped key is not JSON text');
  }
  const jwk = jsonWebKeyConverter(parsed, 'JsonWebKey');
  if (jwk.kty === undefined) throw dataError("The unwrapped JWK lacks 'kty'");
  return jwk;
}
