/**
 * Web IDL's binding rules: conversions of arguments, and the shape of interfaces.
 *
 * Converters have the signature `(value, context, options?)`; `context` begins the message of the TypeError, as in
 * "Failed to construct 'Event': Argument 1". Brand checks are the private fields of each class. Source: webidl.spec.whatwg.org.
 */

import {
  ArrayBufferIsView, ArrayPrototypeIncludes, ArrayPrototypePush, ArrayPrototypeSort, BigInt, BigIntAsIntN, BigIntAsUintN,
  copyArray, IteratorPrototype, MathFloor, MathFround, Number, NumberIsFinite, NumberIsNaN, ObjectCreate, ObjectDefineProperty,
  ObjectGetOwnPropertyDescriptor, ObjectKeys, ObjectSetPrototypeOf, PromiseResolve, ReflectApply, ReflectOwnKeys, SafeSet,
  String, StringPrototypeCharCodeAt, StringPrototypeToWellFormed, SymbolIterator, SymbolToStringTag,
  TypedArrayPrototypeGetSymbolToStringTag, TypeError,
} from './primordials.js';
import { registerInterface } from './platform-objects.js';
import { bufferOfView, isArrayBuffer, isResizable, isSharedArrayBuffer } from './types.js';

const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';

/** Throws the TypeError of a call with too few arguments. `prefix`: "Failed to execute 'add' on 'List'". */
export function requiredArguments(given, required, prefix) {
  if (given < required) {
    throw new TypeError(`${prefix}: ${required} argument${required === 1 ? '' : 's'} required, but only ${given} present`);
  }
}

/** For constructors that scripts may not call. `key` is the argument that only internal code holds. */
export const internalKey = { __proto__: null };
export function illegalConstructor(key) {
  if (key !== internalKey) throw new TypeError('Illegal constructor');
}

const fail = (context, what) => new TypeError(`${context ?? 'Value'} ${what}`);

// --- numbers ---------------------------------------------------------------------------------------------------------

function toNumber(value, context) {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') throw fail(context, 'is a BigInt, which cannot be converted to a number');
  if (typeof value === 'symbol') throw fail(context, 'is a symbol, which cannot be converted to a number');
  return +value;
}

const evenRound = (x) => {
  const floor = MathFloor(x);
  const rest = x - floor;
  if (rest < 0.5) return floor;
  return rest > 0.5 || floor % 2 !== 0 ? floor + 1 : floor;
};

function integerConverter(bits, signed) {
  const limited = bits === 64;
  const upper = limited ? 2 ** 53 - 1 : 2 ** (signed ? bits - 1 : bits) - 1;
  const lower = signed ? (limited ? -upper : -(2 ** (bits - 1))) : 0;
  const modulus = 2 ** bits;
  return (value, context, options) => {
    let x = toNumber(value, context);
    if (options !== undefined && options.enforceRange) {
      if (!NumberIsFinite(x)) throw fail(context, 'is not a finite number');
      x = x < 0 ? -MathFloor(-x) : MathFloor(x);
      if (x < lower || x > upper) throw fail(context, `is outside the accepted range of ${lower} to ${upper}`);
      return x + 0;
    }
    if (options !== undefined && options.clamp && !NumberIsNaN(x)) {
      return evenRound(x < lower ? lower : x > upper ? upper : x) + 0;
    }
    if (!NumberIsFinite(x)) return 0;
    x = (x < 0 ? -MathFloor(-x) : MathFloor(x)) + 0;
    if (x >= lower && x <= upper) return x;
    if (limited) {
      return Number(signed ? BigIntAsIntN(64, BigInt(x)) : BigIntAsUintN(64, BigInt(x)));
    }
    x %= modulus;
    if (x < 0) x += modulus;
    return signed && x > upper ? x - modulus : x;
  };
}

function floatConverter(restricted, single) {
  return (value, context) => {
    const number = toNumber(value, context);
    const x = single ? MathFround(number) : number;
    if (restricted && !NumberIsFinite(x)) throw fail(context, 'is not a finite floating-point value');
    return x;
  };
}

// --- strings ---------------------------------------------------------------------------------------------------------

function toDOMString(value, context, options) {
  if (typeof value === 'string') return value;
  if (value === null && options !== undefined && options.treatNullAsEmptyString) return '';
  if (typeof value === 'symbol') throw fail(context, 'is a symbol, which cannot be converted to a string');
  return String(value);
}

function toByteString(value, context) {
  const string = toDOMString(value, context);
  for (let i = 0; i < string.length; i++) {
    if (StringPrototypeCharCodeAt(string, i) > 255) throw fail(context, 'is not a valid ByteString');
  }
  return string;
}

// --- buffers ---------------------------------------------------------------------------------------------------------

function checkBuffer(buffer, context, options) {
  if (isSharedArrayBuffer(buffer)) {
    if (!options?.allowShared) throw fail(context, 'must not be backed by a SharedArrayBuffer');
  }
  if (!options?.allowResizable && isResizable(buffer)) throw fail(context, 'must not be backed by a resizable ArrayBuffer');
}

function toArrayBuffer(value, context, options) {
  if (!isArrayBuffer(value)) throw fail(context, 'is not an ArrayBuffer');
  checkBuffer(value, context, options);
  return value;
}

function toArrayBufferView(value, context, options) {
  if (!ArrayBufferIsView(value)) throw fail(context, 'is not an ArrayBufferView');
  checkBuffer(bufferOfView(value), context, options);
  return value;
}

function toBufferSource(value, context, options) {
  if (ArrayBufferIsView(value)) return toArrayBufferView(value, context, options);
  if (isArrayBuffer(value) || (options?.allowShared && isSharedArrayBuffer(value))) {
    checkBuffer(value, context, options);
    return value;
  }
  throw fail(context, 'is not an ArrayBuffer or a view of one');
}

/** One typed array kind, by name: `typedArrayConverter('Uint8Array')`. */
export function typedArrayConverter(name) {
  return (value, context, options) => {
    if (!ArrayBufferIsView(value) || TypedArrayPrototypeGetSymbolToStringTag(value) !== name) throw fail(context, `is not a ${name}`);
    checkBuffer(bufferOfView(value), context, options);
    return value;
  };
}

// --- the table -------------------------------------------------------------------------------------------------------

function toObject(value, context) {
  if (!isObject(value)) throw fail(context, 'is not an object');
  return value;
}

function toFunction(value, context) {
  if (typeof value !== 'function') throw fail(context, 'is not a function');
  return value;
}

const toUSVString = (value, context) => StringPrototypeToWellFormed(toDOMString(value, context));

export const converters = {
  __proto__: null,
  any: (value) => value,
  undefined: () => undefined,
  boolean: (value) => !!value,
  byte: integerConverter(8, true),
  octet: integerConverter(8, false),
  short: integerConverter(16, true),
  'unsigned short': integerConverter(16, false),
  long: integerConverter(32, true),
  'unsigned long': integerConverter(32, false),
  'long long': integerConverter(64, true),
  'unsigned long long': integerConverter(64, false),
  float: floatConverter(true, true),
  'unrestricted float': floatConverter(false, true),
  double: floatConverter(true, false),
  'unrestricted double': floatConverter(false, false),
  DOMString: toDOMString,
  ByteString: toByteString,
  USVString: toUSVString,
  object: toObject,
  Function: toFunction,
  VoidFunction: toFunction,
  ArrayBuffer: toArrayBuffer,
  ArrayBufferView: toArrayBufferView,
  BufferSource: toBufferSource,
  Uint8Array: typedArrayConverter('Uint8Array'),
  DOMHighResTimeStamp: floatConverter(true, false),
};

/** A callback function; `legacyTreatNonObjectAsNull` callbacks are the event handlers' own business. */
export const callbackConverter = (name) => (value, context) => {
  if (typeof value !== 'function') throw fail(context, `is not a function, so it is no ${name}`);
  return value;
};

/** A callback interface: any object; its method is looked up at each call. */
export const callbackInterfaceConverter = (name) => (value, context) => {
  if (!isObject(value)) throw fail(context, `is not an object, so it is no ${name}`);
  return value;
};

/** A value of an interface type, by its brand check. */
export const interfaceConverter = (name, isInstance) => (value, context) => {
  if (!isInstance(value)) throw fail(context, `is not of type '${name}'`);
  return value;
};

export const nullableConverter = (converter) => (value, context, options) =>
  value === undefined || value === null ? null : converter(value, context, options);

export function enumConverter(name, values) {
  const known = new SafeSet();
  for (let i = 0; i < values.length; i++) known.add(values[i]);
  return (value, context) => {
    const string = toDOMString(value, context);
    if (!known.has(string)) throw fail(context, `'${string}' is not a valid value of the enumeration ${name}`);
    return string;
  };
}

/** sequence<T> (and frozen arrays before they are frozen). `method`, when known, is value[Symbol.iterator]. */
export const sequenceConverter = (converter) => (value, context, options, method) => {
  if (!isObject(value)) throw fail(context, 'is not iterable');
  const iteratorMethod = method ?? value[SymbolIterator];
  if (typeof iteratorMethod !== 'function') throw fail(context, 'is not iterable');
  const iterator = ReflectApply(iteratorMethod, value, []);
  if (!isObject(iterator)) throw fail(context, 'has an iterator that is not an object');
  const { next } = iterator;
  const list = [];
  for (;;) {
    const step = ReflectApply(next, iterator, []);
    if (!isObject(step)) throw fail(context, 'has an iterator result that is not an object');
    if (step.done) return list;
    ArrayPrototypePush(list, converter(step.value, `${context ?? 'Sequence'}, index ${list.length}`, options));
  }
};

/** record<K, V>: a null-prototype object, keys in the order of [[OwnPropertyKeys]]. */
export const recordConverter = (keyConverter, valueConverter) => (value, context, options) => {
  if (!isObject(value)) throw fail(context, 'cannot be converted to a record');
  const result = { __proto__: null };
  const keys = ReflectOwnKeys(value);
  for (let i = 0; i < keys.length; i++) {
    const descriptor = ObjectGetOwnPropertyDescriptor(value, keys[i]);
    if (descriptor !== undefined && ObjectGetOwnPropertyDescriptor(descriptor, 'enumerable').value) {
      const key = keyConverter(keys[i], context, options);
      result[key] = valueConverter(value[keys[i]], context, options);
    }
  }
  return result;
};

/** Promise<T>: a native promise of this realm. */
export const promiseConverter = (value) => PromiseResolve(value);

/** A dictionary from its members, those of inherited dictionaries first: see `dictionaryOf`. */
export const dictionaryConverter = (name, ...levels) => dictionaryOf(name, levels);

/**
 * A dictionary from its members, one array of members per level of inheritance. Parts of the bundle call this after guest code ran.
 * A member: `{ key, converter, required?, defaultValue?: () => T }`. In the result every key is present; what was absent is undefined.
 */
export function dictionaryOf(name, levels) {
  const members = [];
  for (let i = 0; i < levels.length; i++) {
    const level = ArrayPrototypeSort(copyArray(levels[i]), (a, b) => (a.key < b.key ? -1 : 1));
    for (let j = 0; j < level.length; j++) {
      ArrayPrototypePush(members, { __proto__: null, required: false, defaultValue: undefined, ...level[j] });
    }
  }
  return (value, context, options) => {
    const present = value !== undefined && value !== null;
    if (present && !isObject(value)) throw fail(context, `cannot be converted to the dictionary ${name}`);
    const result = {};
    for (let i = 0; i < members.length; i++) {
      const member = members[i];
      const given = present ? value[member.key] : undefined;
      let converted;
      if (given !== undefined) {
        converted = member.converter(given, `${context ?? name}: member '${member.key}'`, options);
      } else if (member.defaultValue !== undefined) {
        converted = member.defaultValue();
      } else if (member.required) {
        throw fail(context, `lacks the required member '${member.key}' of ${name}`);
      }
      ObjectDefineProperty(result, member.key, {
        __proto__: null, value: converted, writable: true, enumerable: true, configurable: true,
      });
    }
    return result;
  };
}

// --- interfaces ------------------------------------------------------------------------------------------------------

function makeEnumerable(target, skip) {
  const keys = ReflectOwnKeys(target);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (typeof key === 'symbol' || ArrayPrototypeIncludes(skip, key)) continue;
    const descriptor = ObjectGetOwnPropertyDescriptor(target, key);
    if (descriptor.configurable) ObjectDefineProperty(target, key, { __proto__: null, enumerable: true });
  }
}

/**
 * Gives a class the shape of a Web IDL interface: its name (which a minifier may have changed), enumerable operations and
 * attributes, @@toStringTag.
 */
export function configureInterface(name, constructor) {
  ObjectDefineProperty(constructor, 'name', { __proto__: null, value: name, configurable: true });
  makeEnumerable(constructor, ['length', 'name', 'prototype']);
  makeEnumerable(constructor.prototype, ['constructor']);
  ObjectDefineProperty(constructor.prototype, SymbolToStringTag, { __proto__: null, value: name, configurable: true });
  registerInterface(name, constructor.prototype);
  return constructor;
}

/** Constants of an interface: on the interface object and on its prototype. */
export function defineConstants(constructor, constants) {
  const names = ObjectKeys(constants);
  for (let i = 0; i < names.length; i++) {
    const descriptor = { __proto__: null, value: constants[names[i]], enumerable: true };
    ObjectDefineProperty(constructor, names[i], descriptor);
    ObjectDefineProperty(constructor.prototype, names[i], descriptor);
  }
}

const hidden = (value) => ({ __proto__: null, value, writable: true, configurable: true });

function iteratorPrototypeOf(name) {
  class PairIterator {
    #target;
    #kind;
    #list;
    #index = 0;

    constructor(target, list, kind) {
      this.#target = target;
      this.#list = list;
      this.#kind = kind;
    }

    static next(iterator) {
      const list = iterator.#target === undefined ? undefined : iterator.#list(iterator.#target);
      if (list === undefined || iterator.#index >= list.length) {
        iterator.#target = undefined;
        return { value: undefined, done: true };
      }
      const pair = list[iterator.#index++];
      const kind = iterator.#kind;
      return { value: kind === 'keys' ? pair[0] : kind === 'values' ? pair[1] : [pair[0], pair[1]], done: false };
    }
  }
  const prototype = ObjectCreate(IteratorPrototype);
  const { next } = { next() { return PairIterator.next(this); } };
  ObjectDefineProperty(prototype, 'next', { ...hidden(next), __proto__: null, enumerable: true });
  ObjectDefineProperty(prototype, SymbolToStringTag, { __proto__: null, value: `${name} Iterator`, configurable: true });
  return (target, list, kind) => {
    const iterator = new PairIterator(target, list, kind);
    ObjectSetPrototypeOf(iterator, prototype);
    return iterator;
  };
}

/**
 * iterable<K, V>: entries, keys, values, forEach and @@iterator. `list(target)` returns the current pairs as an array of
 * [key, value], and throws a TypeError when `target` is no instance.
 */
export function definePairIterable(name, constructor, list) {
  const create = iteratorPrototypeOf(name);
  const start = (target, kind) => {
    list(target);
    return create(target, list, kind);
  };
  const methods = {
    entries() { return start(this, 'entries'); },
    keys() { return start(this, 'keys'); },
    values() { return start(this, 'values'); },
    forEach(callback, thisArg = undefined) {
      list(this);
      requiredArguments(arguments.length, 1, `Failed to execute 'forEach' on '${name}'`);
      toFunction(callback, `Failed to execute 'forEach' on '${name}': Argument 1`);
      for (let i = 0, pairs = list(this); i < pairs.length; i++, pairs = list(this)) {
        ReflectApply(callback, thisArg, [pairs[i][1], pairs[i][0], this]);
      }
    },
  };
  const { prototype } = constructor;
  const names = ObjectKeys(methods);
  for (let i = 0; i < names.length; i++) {
    ObjectDefineProperty(prototype, names[i], { ...hidden(methods[names[i]]), __proto__: null, enumerable: true });
  }
  ObjectDefineProperty(prototype, SymbolIterator, hidden(methods.entries));
}

export { isObject };
