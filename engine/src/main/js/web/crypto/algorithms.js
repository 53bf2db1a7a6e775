/**
 * The algorithms by operation and name, and how a script's AlgorithmIdentifier becomes one of them with its parameters
 * (Web Cryptography API §18, "Algorithm Overview").
 */

import { ObjectKeys, StringPrototypeToUpperCase } from '../../internal/primordials.js';
import { converters, dictionaryConverter, isObject } from '../../internal/webidl.js';
import { copyBytes } from './bytes.js';
import { notSupportedError } from './errors.js';
import { cryptoKeyConverter, keyRecord } from './key.js';

const registry = { __proto__: null };

/**
 * Registers an algorithm: for each operation `[params, perform]`, where `params` is a result of `params()` or undefined.
 * `perform` gets the normalised parameters first (a record with `name`), then what its operation has.
 */
export function defineAlgorithm(name, operations) {
  const names = ObjectKeys(operations);
  for (let i = 0; i < names.length; i++) {
    const [convert, perform] = operations[names[i]];
    const table = registry[names[i]] ??= { __proto__: null };
    table[name.toUpperCase()] = { __proto__: null, name, convert, perform };
  }
}

const nameOnly = dictionaryConverter('Algorithm', [{ key: 'name', converter: converters.DOMString, required: true }]);

/** AlgorithmIdentifier: an object, or a string. */
export const algorithmIdentifier = (value, context) => (isObject(value) ? value : converters.DOMString(value, context));

/**
 * Finds the algorithm of an operation and converts its parameters: `{ perform, params }`.
 * Throws NotSupportedError for a name that the operation does not know.
 */
export function normalize(operation, algorithm, context) {
  const object = typeof algorithm === 'string' ? { __proto__: null, name: algorithm } : algorithm;
  const { name } = nameOnly(object, context);
  const entry = registry[operation]?.[StringPrototypeToUpperCase(name)];
  if (entry === undefined) throw notSupportedError(`${context}: Algorithm '${name}' is unknown to ${operation}`);
  const params = entry.convert === undefined ? { __proto__: null } : entry.convert(object, context);
  params.name = entry.name;
  return { __proto__: null, perform: entry.perform, params };
}

/** Whether an operation knows an algorithm, by its exact name. */
export const supports = (operation, name) => registry[operation]?.[StringPrototypeToUpperCase(name)] !== undefined;

/** The body of an operation for a key, whose algorithm needs no parameters there. */
export const performerOf = (operation, name) => registry[operation][StringPrototypeToUpperCase(name)].perform;

/** A member of the parameters: bytes are copied, hashes normalised, after the whole dictionary was converted. */
const KINDS = {
  __proto__: null,
  bytes: [converters.BufferSource, copyBytes],
  bigInteger: [converters.Uint8Array, copyBytes],
  hash: [algorithmIdentifier, (value, context) => normalize('digest', value, context).params.name],
  string: [converters.DOMString],
  record: [cryptoKeyConverter, keyRecord],
};
const enforced = (type) => [(value, context) => converters[type](value, context, { __proto__: null, enforceRange: true })];
KINDS.octet = enforced('octet');
KINDS.ushort = enforced('unsigned short');
KINDS.ulong = enforced('unsigned long');

const ALGORITHM = [{ key: 'name', converter: converters.DOMString, required: true }];

/**
 * A parameter dictionary: one object of members per level of inheritance, each of a kind above; a `?` behind the kind makes
 * the member optional.
 */
export function params(dictionary, ...levels) {
  const members = [];
  const finish = [];
  for (let i = 0; i < levels.length; i++) {
    members.push(Object.keys(levels[i]).map((key) => {
      const kind = KINDS[levels[i][key].replace('?', '')];
      finish.push([key, kind[1]]);
      return { key, converter: kind[0], required: !levels[i][key].endsWith('?') };
    }));
  }
  const convert = dictionaryConverter(dictionary, ALGORITHM, ...members);
  return (value, context) => {
    const converted = convert(value, context);
    const result = { __proto__: null };
    for (let i = 0; i < finish.length; i++) {
      const key = finish[i][0];
      const given = converted[key];
      if (given !== undefined) result[key] = finish[i][1] === undefined ? given : finish[i][1](given, context);
    }
    return result;
  };
}
