/**
 * CryptoKey. Its material lives here, in bytes that no script can reach, and crosses to the host with each operation: so a key
 * is freed with its object and can be cloned.
 *
 * Internals see a key as a record without prototype:
 * `{ type, extractable, details: { name, hash?, length?, namedCurve?, modulusLength?, publicExponent? }, usages, material }`.
 */

import {
  ArrayIsArray, ArrayPrototypeIncludes, ArrayPrototypePush, copyArray, ObjectFreeze, ObjectKeys,
  TypedArrayPrototypeGetSymbolToStringTag, Uint8Array,
} from '../../internal/primordials.js';
import { registerCloneable } from '../../internal/platform-objects.js';
import { configureInterface, illegalConstructor, interfaceConverter, internalKey } from '../../internal/webidl.js';
import { DOMException } from '../dom-exception.js';
import { copyBytes } from './bytes.js';
import { syntaxError } from './errors.js';

/** KeyUsage in the order in which `usages` lists them. */
export const KEY_USAGES = ObjectFreeze(
  ['encrypt', 'decrypt', 'sign', 'verify', 'deriveKey', 'deriveBits', 'wrapKey', 'unwrapKey']);

let recordOf;
let isKey;

export class CryptoKey {
  #record;
  #algorithm;
  #usages;

  constructor(key = undefined, record = undefined) {
    illegalConstructor(key);
    this.#record = record;
  }

  get type() {
    return this.#record.type;
  }

  get extractable() {
    return this.#record.extractable;
  }

  get algorithm() {
    return this.#algorithm ??= algorithmObject(this.#record.details);
  }

  get usages() {
    const { usages } = this.#record;
    if (this.#usages === undefined) {
      this.#usages = [];
      for (let i = 0; i < usages.length; i++) ArrayPrototypePush(this.#usages, usages[i]);
    }
    return this.#usages;
  }

  static {
    recordOf = (key) => key.#record;
    isKey = (value) => typeof value === 'object' && value !== null && #record in value;
  }
}
configureInterface('CryptoKey', CryptoKey);

/** What scripts see of the details: they may change it without effect on the key. */
function algorithmObject(details) {
  const object = {};
  const names = ObjectKeys(details);
  for (let i = 0; i < names.length; i++) {
    const value = details[names[i]];
    if (names[i] === 'hash') object.hash = { name: value };
    else object[names[i]] = typeof value === 'object' ? new Uint8Array(value) : value;
  }
  return object;
}

export const createKey = (record) => new CryptoKey(internalKey, record);
export const keyRecord = (key) => recordOf(key);
export const isCryptoKey = (value) => isKey(value);
export const cryptoKeyConverter = interfaceConverter('CryptoKey', isCryptoKey);

/** A record of a key; usages lose what is repeated and get their order. */
export function keyOf(type, extractable, details, usages, material) {
  return { __proto__: null, type, extractable, details, usages: sortedUsages(usages), material };
}

/** The records of a pair, as generateKey gives them. */
export function pairOf(publicKey, privateKey) {
  return { __proto__: null, publicKey, privateKey };
}

function sortedUsages(usages) {
  const sorted = [];
  for (let i = 0; i < KEY_USAGES.length; i++) {
    if (ArrayPrototypeIncludes(usages, KEY_USAGES[i])) ArrayPrototypePush(sorted, KEY_USAGES[i]);
  }
  return sorted;
}

/** Those of the usages that are among the allowed. */
export function usagesAmong(usages, allowed) {
  const kept = [];
  for (let i = 0; i < usages.length; i++) {
    if (ArrayPrototypeIncludes(allowed, usages[i])) ArrayPrototypePush(kept, usages[i]);
  }
  return kept;
}

/** Refuses usages that a key of this algorithm and kind cannot have. */
export function checkUsages(usages, allowed, what) {
  for (let i = 0; i < usages.length; i++) {
    if (!ArrayPrototypeIncludes(allowed, usages[i])) throw syntaxError(`${what} cannot be used to ${usages[i]}`);
  }
}

const KEY_TYPES = ['public', 'private', 'secret'];

/** The details of a key that came from outside this realm: known members of known types only. */
function detailsFrom(data) {
  const { name, hash, length, namedCurve, modulusLength, publicExponent } = data;
  const details = { __proto__: null, name: text(name) };
  if (length !== undefined) details.length = number(length);
  if (namedCurve !== undefined) details.namedCurve = text(namedCurve);
  if (modulusLength !== undefined) {
    details.modulusLength = number(modulusLength);
    details.publicExponent = bytesFrom(publicExponent);
  }
  if (hash !== undefined) details.hash = text(hash);
  return details;
}

const refused = () => new DOMException('The data is not that of a CryptoKey', 'DataCloneError');

function text(value) {
  if (typeof value !== 'string') throw refused();
  return value;
}

function number(value) {
  if (typeof value !== 'number') throw refused();
  return value;
}

function bytesFrom(value) {
  if (TypedArrayPrototypeGetSymbolToStringTag(value) !== 'Uint8Array') throw refused();
  return copyBytes(value);
}

registerCloneable({
  name: 'CryptoKey',
  prototype: CryptoKey.prototype,
  isInstance: isCryptoKey,
  toData(key) {
    const { type, extractable, details, usages, material } = recordOf(key);
    return { type, extractable, details: { __proto__: null, ...details }, usages: copyArray(usages), material };
  },
  fromData({ type, extractable, details, usages, material }) {
    if (!ArrayPrototypeIncludes(KEY_TYPES, type) || typeof details !== 'object' || details === null || !ArrayIsArray(usages)) {
      throw refused();
    }
    return createKey(keyOf(type, extractable === true, detailsFrom(details), usages, bytesFrom(material)));
  },
});
