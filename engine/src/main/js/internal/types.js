/**
 * Which built-in kind a value is, without running guest code and without throwing on the common path.
 *
 * A kind whose internal slot only a throwing accessor reveals (Map, ArrayBuffer…) is looked for by prototype first; the
 * accessor then confirms it. So an object whose prototype was exchanged by hand counts as a plain object.
 */

import {
  ArrayPrototypePush, ArrayBufferIsView, ArrayBufferPrototype, ArrayBufferPrototypeGetByteLength,
  ArrayBufferPrototypeGetResizable, BigIntPrototype, BigIntPrototypeValueOf, BooleanPrototype,
  BooleanPrototypeValueOf, DataViewPrototypeGetBuffer, DatePrototype, DatePrototypeGetTime, MapPrototype,
  MapPrototypeGetSize, NumberPrototype, NumberPrototypeValueOf, ObjectGetOwnPropertyDescriptor, ObjectKeys,
  ObjectPrototypeIsPrototypeOf, PromisePrototype, RegExpPrototype, RegExpPrototypeGetSource, SetPrototype,
  SetPrototypeGetSize, StringPrototype, StringPrototypeValueOf, SymbolPrototype, SymbolPrototypeValueOf,
  TypedArrayPrototypeGetBuffer, TypedArrayPrototypeGetSymbolToStringTag, uncurryThis, WeakMapPrototype,
  WeakMapPrototypeHas, WeakRefPrototype, WeakSetPrototype, WeakSetPrototypeHas,
} from './primordials.js';
import { isProxy } from './proxies.js';

const probe = { __proto__: null };

function kindCheck(prototype, accessor) {
  return (value) => {
    if (typeof value !== 'object' || value === null || value === prototype || isProxy(value)) return false;
    if (!ObjectPrototypeIsPrototypeOf(prototype, value)) return false;
    try {
      accessor(value, probe);
      return true;
    } catch {
      return false;
    }
  };
}

export const isArrayBuffer = kindCheck(ArrayBufferPrototype, ArrayBufferPrototypeGetByteLength);
export const isMap = kindCheck(MapPrototype, MapPrototypeGetSize);
export const isSet = kindCheck(SetPrototype, SetPrototypeGetSize);
export const isWeakMap = kindCheck(WeakMapPrototype, WeakMapPrototypeHas);
export const isWeakSet = kindCheck(WeakSetPrototype, WeakSetPrototypeHas);
export const isDate = kindCheck(DatePrototype, DatePrototypeGetTime);
export const isBooleanObject = kindCheck(BooleanPrototype, BooleanPrototypeValueOf);
export const isNumberObject = kindCheck(NumberPrototype, NumberPrototypeValueOf);
export const isStringObject = kindCheck(StringPrototype, StringPrototypeValueOf);
export const isSymbolObject = kindCheck(SymbolPrototype, SymbolPrototypeValueOf);
export const isBigIntObject = kindCheck(BigIntPrototype, BigIntPrototypeValueOf);
// The own lastIndex that every RegExp has, and nothing can delete, comes first: `flags` and `source` are generic.
export const isRegExp = kindCheck(RegExpPrototype, (value) => {
  const lastIndex = ObjectGetOwnPropertyDescriptor(value, 'lastIndex');
  if (lastIndex === undefined || lastIndex.configurable) throw probe;
  RegExpPrototypeGetSource(value);
});
export const isPromise = kindCheck(PromisePrototype, () => {});
export const isWeakRef = kindCheck(WeakRefPrototype, () => {});
export const isTypedArray = (value) => TypedArrayPrototypeGetSymbolToStringTag(value) !== undefined;
export const isDataView = (value) => ArrayBufferIsView(value) && !isTypedArray(value);

// SharedArrayBuffer is no global while a snapshot is made; the boot code hands its prototype over.
let sharedPrototype;
let sharedCheck = () => false;
let growableOf;

/** Learns SharedArrayBuffer's accessors; called once per isolate, before guest code, and before the global is removed. */
export function captureSharedArrayBuffer(constructor) {
  sharedPrototype = constructor?.prototype;
  if (sharedPrototype === undefined) return;
  sharedCheck = kindCheck(sharedPrototype, uncurryThis(ObjectGetOwnPropertyDescriptor(sharedPrototype, 'byteLength').get));
  const growable = ObjectGetOwnPropertyDescriptor(sharedPrototype, 'growable');
  growableOf = growable && uncurryThis(growable.get);
}

export const isSharedArrayBuffer = (value) => sharedCheck(value);
export const isAnyArrayBuffer = (value) => isArrayBuffer(value) || sharedCheck(value);

/** Resizable ArrayBuffer, or growable SharedArrayBuffer. */
export const isResizable = (buffer) =>
  sharedCheck(buffer) ? (growableOf?.(buffer) ?? false) : ArrayBufferPrototypeGetResizable(buffer);

/** The buffer under a typed array or DataView. */
export const bufferOfView = (view) =>
  isTypedArray(view) ? TypedArrayPrototypeGetBuffer(view) : DataViewPrototypeGetBuffer(view);

const flagGetters = [];
{
  const flags = { hasIndices: 'd', global: 'g', ignoreCase: 'i', multiline: 'm', dotAll: 's', unicode: 'u', unicodeSets: 'v', sticky: 'y' };
  const names = ObjectKeys(flags);
  for (let i = 0; i < names.length; i++) {
    const { get } = ObjectGetOwnPropertyDescriptor(RegExpPrototype, names[i]);
    ArrayPrototypePush(flagGetters, { __proto__: null, letter: flags[names[i]], get: uncurryThis(get) });
  }
}

/** The flags of a RegExp from its slots; the `flags` accessor itself asks properties that guests may redefine. */
export function regExpFlags(value) {
  let letters = '';
  for (let i = 0; i < flagGetters.length; i++) {
    if (flagGetters[i].get(value)) letters += flagGetters[i].letter;
  }
  return letters;
}
