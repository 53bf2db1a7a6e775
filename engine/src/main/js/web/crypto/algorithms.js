/**
 * The algorithms by operation and name, and how a script's AlgorithmIdentifier becomes one of them with its parameters
 * (Web Cryptography API §18, "Algorithm Overview").
 */

import {
  ArrayPrototypePush, ObjectKeys, StringPrototypeEndsWith, StringPrototypeSlice, StringPrototypeToUpperCase,
} from '../../internal/primordials.js';
import { converters, dictionaryOf, isObject } from '../../internal/webidl.js';
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
    const operation = operations[names[i]];
    const table = registry[names[i]] ??= { __proto__: null };
    table[StringPrototypeToUpperCase(name)] = { __proto__: null, name, convert: operation[0], perform: operation[1] };
  }
}

const ALGORITHM = [{ key: 'name', converter: converters.DOMString, required: true }];
const nameOnly = dictionaryOf('Algorithm', [ALGORITHM]);

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

/** A member of the parameters: how it is converted, and what becomes of it once the whole dictionary was. */
const kind = (converter, finish = (value) => value) => ({ __proto__: null, converter, finish });
const integer = (type) =>
  kind((value, context) => converters[type](value, context, { __proto__: null, enforceRange: true }));
const KINDS = {
  __proto__: null,
  bytes: kind(converters.BufferSource, copyBytes),
  bigInteger: kind(converters.Uint8Array, copyBytes),
  hash: kind(algorithmIdentifier, (value, context) => normalize('digest', value, context).params.name),
  string: kind(converters.DOMString),
  record: kind(cryptoKeyConverter, keyRecord),
  octet: integer('octet'),
  ushort: integer('unsigned short'),
  ulong: integer('unsigned long'),
};

/**
 * A parameter dictionary: one object of members per level of inheritance, each of a kind above; a `?` behind the kind makes
 * the member optional.
 */
export function params(dictionary, ...levels) {
  const members = [ALGORITHM];
  const finish = { __proto__: null };
  for (let i = 0; i < levels.length; i++) {
    const level = [];
    const keys = ObjectKeys(levels[i]);
    for (let j = 0; j < keys.length; j++) {
      const key = keys[j];
      const given = levels[i][key];
      const required = !StringPrototypeEndsWith(given, '?');
      const { converter, finish: last } = KINDS[required ? given : StringPrototypeSlice(given, 0, -1)];
      finish[key] = last;
      ArrayPrototypePush(level, { __proto__: null, key, converter, required });
    }
    ArrayPrototypePush(members, level);
  }
  const convert = dictionaryOf(dictionary, members);
  const names = ObjectKeys(finish);
  return (value, context) => {
    const converted = convert(value, context);
    const result = { __proto__: null };
    for (let i = 0; i < names.length; i++) {
      const given = converted[names[i]];
      if (given !== undefined) result[names[i]] = finish[names[i]](given, context);
    }
    return result;
  };
}
