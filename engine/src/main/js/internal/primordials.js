/**
 * The intrinsics of ECMAScript as they were before any guest code ran, for use by code that runs after it.
 *
 * Prototype methods are uncurried: `ArrayPrototypePush(list, value)` is `list.push(value)` whatever a guest has since
 * done to `Array.prototype`. Getters are named `MapPrototypeGetSize(map)`. Statics keep their name: `ObjectKeys`.
 * Promise statics, which need their constructor as `this`, are bound. Property descriptors and option bags that
 * internals build must have a null prototype (`{ __proto__: null, value }`), or a patched `Object.prototype` reaches them.
 */

const global = globalThis;
export const {
  Array, ArrayBuffer, BigInt, Boolean, DataView, Date, Error, EvalError, FinalizationRegistry, Function, Map,
  Number, Object, Promise, Proxy, RangeError, ReferenceError, RegExp, Set, String, Symbol, SyntaxError,
  TypeError, URIError, WeakMap, WeakRef, WeakSet, AggregateError, Int8Array, Uint8Array, Uint8ClampedArray,
  Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array, BigInt64Array, BigUint64Array,
} = global;
export const { decodeURIComponent, encodeURIComponent } = global;
const { JSON, Math, Reflect: ReflectObject } = global;
export let { Float16Array } = global;
export const TypedArray = Object.getPrototypeOf(Uint8Array);

export const ArrayPrototype = Array.prototype;
export const ArrayBufferPrototype = ArrayBuffer.prototype;
export const BigIntPrototype = BigInt.prototype;
export const BooleanPrototype = Boolean.prototype;
export const DataViewPrototype = DataView.prototype;
export const DatePrototype = Date.prototype;
export const ErrorPrototype = Error.prototype;
export const FinalizationRegistryPrototype = FinalizationRegistry.prototype;
export const FunctionPrototype = Function.prototype;
export const MapPrototype = Map.prototype;
export const NumberPrototype = Number.prototype;
export const ObjectPrototype = Object.prototype;
export const PromisePrototype = Promise.prototype;
export const RegExpPrototype = RegExp.prototype;
export const SetPrototype = Set.prototype;
export const StringPrototype = String.prototype;
export const SymbolPrototype = Symbol.prototype;
export const WeakMapPrototype = WeakMap.prototype;
export const WeakRefPrototype = WeakRef.prototype;
export const WeakSetPrototype = WeakSet.prototype;
export const TypedArrayPrototype = TypedArray.prototype;

export const {
  from: ArrayFrom, isArray: ArrayIsArray, of: ArrayOf,
} = Array;

export const {
  isView: ArrayBufferIsView,
} = ArrayBuffer;

export const {
  asIntN: BigIntAsIntN, asUintN: BigIntAsUintN,
} = BigInt;

export const {
  now: DateNow,
} = Date;

export const {
  parse: JSONParse, stringify: JSONStringify,
} = JSON;

export const {
  abs: MathAbs, ceil: MathCeil, floor: MathFloor, fround: MathFround, log2: MathLog2, max: MathMax, min: MathMin,
  pow: MathPow, random: MathRandom, round: MathRound, sign: MathSign, sqrt: MathSqrt, trunc: MathTrunc,
} = Math;

export const {
  isFinite: NumberIsFinite, isInteger: NumberIsInteger, isNaN: NumberIsNaN, isSafeInteger: NumberIsSafeInteger,
  parseFloat: NumberParseFloat, parseInt: NumberParseInt, MAX_SAFE_INTEGER: NumberMAX_SAFE_INTEGER,
  MIN_SAFE_INTEGER: NumberMIN_SAFE_INTEGER,
} = Number;

export const {
  assign: ObjectAssign, create: ObjectCreate, defineProperties: ObjectDefineProperties,
  defineProperty: ObjectDefineProperty, entries: ObjectEntries, freeze: ObjectFreeze,
  fromEntries: ObjectFromEntries, getOwnPropertyDescriptor: ObjectGetOwnPropertyDescriptor,
  getOwnPropertyDescriptors: ObjectGetOwnPropertyDescriptors, getOwnPropertyNames: ObjectGetOwnPropertyNames,
  getOwnPropertySymbols: ObjectGetOwnPropertySymbols, getPrototypeOf: ObjectGetPrototypeOf, hasOwn: ObjectHasOwn,
  is: ObjectIs, isExtensible: ObjectIsExtensible, isFrozen: ObjectIsFrozen, keys: ObjectKeys,
  preventExtensions: ObjectPreventExtensions, seal: ObjectSeal, setPrototypeOf: ObjectSetPrototypeOf,
  values: ObjectValues,
} = Object;

export const {
  apply: ReflectApply, construct: ReflectConstruct, defineProperty: ReflectDefineProperty,
  deleteProperty: ReflectDeleteProperty, get: ReflectGet,
  getOwnPropertyDescriptor: ReflectGetOwnPropertyDescriptor, getPrototypeOf: ReflectGetPrototypeOf,
  has: ReflectHas, ownKeys: ReflectOwnKeys, set: ReflectSet,
} = ReflectObject;

export const {
  fromCharCode: StringFromCharCode, fromCodePoint: StringFromCodePoint, raw: StringRaw,
} = String;

export const {
  asyncIterator: SymbolAsyncIterator, for: SymbolFor, hasInstance: SymbolHasInstance, iterator: SymbolIterator,
  keyFor: SymbolKeyFor, toPrimitive: SymbolToPrimitive, toStringTag: SymbolToStringTag,
} = Symbol;

/** Turns a method into a function that takes its receiver first. */
export const uncurryThis = FunctionPrototype.bind.bind(FunctionPrototype.call);
const getterOf = (prototype, key) => uncurryThis(ObjectGetOwnPropertyDescriptor(prototype, key).get);

// Newer than some engines the sources are checked in (Node 20): absent there, present in the isolate.
const optional = (method) => (method === undefined ? undefined : uncurryThis(method));


export const ArrayPrototypeConcat = uncurryThis(ArrayPrototype.concat);
export const ArrayPrototypeCopyWithin = uncurryThis(ArrayPrototype.copyWithin);
export const ArrayPrototypeEntries = uncurryThis(ArrayPrototype.entries);
export const ArrayPrototypeEvery = uncurryThis(ArrayPrototype.every);
export const ArrayPrototypeFill = uncurryThis(ArrayPrototype.fill);
export const ArrayPrototypeFilter = uncurryThis(ArrayPrototype.filter);
export const ArrayPrototypeFind = uncurryThis(ArrayPrototype.find);
export const ArrayPrototypeFindIndex = uncurryThis(ArrayPrototype.findIndex);
export const ArrayPrototypeFindLastIndex = uncurryThis(ArrayPrototype.findLastIndex);
export const ArrayPrototypeFlat = uncurryThis(ArrayPrototype.flat);
export const ArrayPrototypeFlatMap = uncurryThis(ArrayPrototype.flatMap);
export const ArrayPrototypeForEach = uncurryThis(ArrayPrototype.forEach);
export const ArrayPrototypeIncludes = uncurryThis(ArrayPrototype.includes);
export const ArrayPrototypeIndexOf = uncurryThis(ArrayPrototype.indexOf);
export const ArrayPrototypeJoin = uncurryThis(ArrayPrototype.join);
export const ArrayPrototypeKeys = uncurryThis(ArrayPrototype.keys);
export const ArrayPrototypeLastIndexOf = uncurryThis(ArrayPrototype.lastIndexOf);
export const ArrayPrototypeMap = uncurryThis(ArrayPrototype.map);
export const ArrayPrototypePop = uncurryThis(ArrayPrototype.pop);
const nativePush = uncurryThis(ArrayPrototype.push);
/** Appends, also where a guest has put accessors of that index on a prototype: push itself would call them. */
export function ArrayPrototypePush(list, ...values) {
  for (let i = 0; i < values.length; i++) {
    const { length } = list;
    if (length in ArrayPrototype || ObjectGetPrototypeOf(ArrayPrototype) !== ObjectPrototype) {
      ObjectDefineProperty(list, length, { __proto__: null, value: values[i], writable: true, enumerable: true, configurable: true });
    } else {
      nativePush(list, values[i]);
    }
  }
  return list.length;
}
export const ArrayPrototypeReduce = uncurryThis(ArrayPrototype.reduce);
export const ArrayPrototypeReverse = uncurryThis(ArrayPrototype.reverse);
export const ArrayPrototypeShift = uncurryThis(ArrayPrototype.shift);
export const ArrayPrototypeSlice = uncurryThis(ArrayPrototype.slice);
export const ArrayPrototypeSome = uncurryThis(ArrayPrototype.some);
export const ArrayPrototypeSort = uncurryThis(ArrayPrototype.sort);
export const ArrayPrototypeSplice = uncurryThis(ArrayPrototype.splice);
export const ArrayPrototypeUnshift = uncurryThis(ArrayPrototype.unshift);
export const ArrayPrototypeValues = uncurryThis(ArrayPrototype.values);
export const ArrayPrototypeSymbolIterator = uncurryThis(ArrayPrototype[Symbol.iterator]);

export const StringPrototypeAt = uncurryThis(StringPrototype.at);
export const StringPrototypeCharAt = uncurryThis(StringPrototype.charAt);
export const StringPrototypeCharCodeAt = uncurryThis(StringPrototype.charCodeAt);
export const StringPrototypeCodePointAt = uncurryThis(StringPrototype.codePointAt);
export const StringPrototypeConcat = uncurryThis(StringPrototype.concat);
export const StringPrototypeEndsWith = uncurryThis(StringPrototype.endsWith);
export const StringPrototypeIncludes = uncurryThis(StringPrototype.includes);
export const StringPrototypeIndexOf = uncurryThis(StringPrototype.indexOf);
export const StringPrototypeIsWellFormed = optional(StringPrototype.isWellFormed);
export const StringPrototypeLastIndexOf = uncurryThis(StringPrototype.lastIndexOf);
export const StringPrototypeLocaleCompare = uncurryThis(StringPrototype.localeCompare);
export const StringPrototypeMatch = uncurryThis(StringPrototype.match);
export const StringPrototypeMatchAll = uncurryThis(StringPrototype.matchAll);
export const StringPrototypeNormalize = uncurryThis(StringPrototype.normalize);
export const StringPrototypePadEnd = uncurryThis(StringPrototype.padEnd);
export const StringPrototypePadStart = uncurryThis(StringPrototype.padStart);
export const StringPrototypeRepeat = uncurryThis(StringPrototype.repeat);
export const StringPrototypeReplace = uncurryThis(StringPrototype.replace);
export const StringPrototypeReplaceAll = uncurryThis(StringPrototype.replaceAll);
export const StringPrototypeSearch = uncurryThis(StringPrototype.search);
export const StringPrototypeSlice = uncurryThis(StringPrototype.slice);
export const StringPrototypeSplit = uncurryThis(StringPrototype.split);
export const StringPrototypeStartsWith = uncurryThis(StringPrototype.startsWith);
export const StringPrototypeSubstring = uncurryThis(StringPrototype.substring);
export const StringPrototypeToLowerCase = uncurryThis(StringPrototype.toLowerCase);
export const StringPrototypeToString = uncurryThis(StringPrototype.toString);
export const StringPrototypeToUpperCase = uncurryThis(StringPrototype.toUpperCase);
export const StringPrototypeToWellFormed = optional(StringPrototype.toWellFormed);
export const StringPrototypeTrim = uncurryThis(StringPrototype.trim);
export const StringPrototypeTrimEnd = uncurryThis(StringPrototype.trimEnd);
export const StringPrototypeTrimStart = uncurryThis(StringPrototype.trimStart);
export const StringPrototypeValueOf = uncurryThis(StringPrototype.valueOf);
export const StringPrototypeSymbolIterator = uncurryThis(StringPrototype[Symbol.iterator]);

export const RegExpPrototypeExec = uncurryThis(RegExpPrototype.exec);
export const RegExpPrototypeTest = uncurryThis(RegExpPrototype.test);
export const RegExpPrototypeToString = uncurryThis(RegExpPrototype.toString);
export const RegExpPrototypeGetFlags = getterOf(RegExpPrototype, 'flags');
export const RegExpPrototypeGetSource = getterOf(RegExpPrototype, 'source');
export const RegExpPrototypeSymbolReplace = uncurryThis(RegExpPrototype[Symbol.replace]);
export const RegExpPrototypeSymbolSplit = uncurryThis(RegExpPrototype[Symbol.split]);
export const RegExpPrototypeSymbolMatch = uncurryThis(RegExpPrototype[Symbol.match]);

export const FunctionPrototypeApply = uncurryThis(FunctionPrototype.apply);
export const FunctionPrototypeBind = uncurryThis(FunctionPrototype.bind);
export const FunctionPrototypeCall = uncurryThis(FunctionPrototype.call);
export const FunctionPrototypeToString = uncurryThis(FunctionPrototype.toString);

export const ObjectPrototypeHasOwnProperty = uncurryThis(ObjectPrototype.hasOwnProperty);
export const ObjectPrototypeIsPrototypeOf = uncurryThis(ObjectPrototype.isPrototypeOf);
export const ObjectPrototypePropertyIsEnumerable = uncurryThis(ObjectPrototype.propertyIsEnumerable);
export const ObjectPrototypeToString = uncurryThis(ObjectPrototype.toString);
export const ObjectPrototypeValueOf = uncurryThis(ObjectPrototype.valueOf);

export const ErrorPrototypeToString = uncurryThis(ErrorPrototype.toString);

export const NumberPrototypeToFixed = uncurryThis(NumberPrototype.toFixed);
export const NumberPrototypeToString = uncurryThis(NumberPrototype.toString);
export const NumberPrototypeToPrecision = uncurryThis(NumberPrototype.toPrecision);
export const NumberPrototypeValueOf = uncurryThis(NumberPrototype.valueOf);

export const BooleanPrototypeValueOf = uncurryThis(BooleanPrototype.valueOf);
export const BooleanPrototypeToString = uncurryThis(BooleanPrototype.toString);

export const BigIntPrototypeToString = uncurryThis(BigIntPrototype.toString);
export const BigIntPrototypeValueOf = uncurryThis(BigIntPrototype.valueOf);

export const SymbolPrototypeToString = uncurryThis(SymbolPrototype.toString);
export const SymbolPrototypeValueOf = uncurryThis(SymbolPrototype.valueOf);
export const SymbolPrototypeGetDescription = getterOf(SymbolPrototype, 'description');

export const DatePrototypeGetTime = uncurryThis(DatePrototype.getTime);
export const DatePrototypeToISOString = uncurryThis(DatePrototype.toISOString);
export const DatePrototypeToString = uncurryThis(DatePrototype.toString);
export const DatePrototypeValueOf = uncurryThis(DatePrototype.valueOf);
export const DatePrototypeGetFullYear = uncurryThis(DatePrototype.getFullYear);

export const MapPrototypeClear = uncurryThis(MapPrototype.clear);
export const MapPrototypeDelete = uncurryThis(MapPrototype.delete);
export const MapPrototypeEntries = uncurryThis(MapPrototype.entries);
export const MapPrototypeForEach = uncurryThis(MapPrototype.forEach);
export const MapPrototypeGet = uncurryThis(MapPrototype.get);
export const MapPrototypeHas = uncurryThis(MapPrototype.has);
export const MapPrototypeKeys = uncurryThis(MapPrototype.keys);
export const MapPrototypeSet = uncurryThis(MapPrototype.set);
export const MapPrototypeValues = uncurryThis(MapPrototype.values);
export const MapPrototypeGetSize = getterOf(MapPrototype, 'size');

export const SetPrototypeAdd = uncurryThis(SetPrototype.add);
export const SetPrototypeClear = uncurryThis(SetPrototype.clear);
export const SetPrototypeDelete = uncurryThis(SetPrototype.delete);
export const SetPrototypeEntries = uncurryThis(SetPrototype.entries);
export const SetPrototypeForEach = uncurryThis(SetPrototype.forEach);
export const SetPrototypeHas = uncurryThis(SetPrototype.has);
export const SetPrototypeKeys = uncurryThis(SetPrototype.keys);
export const SetPrototypeValues = uncurryThis(SetPrototype.values);
export const SetPrototypeGetSize = getterOf(SetPrototype, 'size');

export const WeakMapPrototypeDelete = uncurryThis(WeakMapPrototype.delete);
export const WeakMapPrototypeGet = uncurryThis(WeakMapPrototype.get);
export const WeakMapPrototypeHas = uncurryThis(WeakMapPrototype.has);
export const WeakMapPrototypeSet = uncurryThis(WeakMapPrototype.set);

export const WeakSetPrototypeAdd = uncurryThis(WeakSetPrototype.add);
export const WeakSetPrototypeDelete = uncurryThis(WeakSetPrototype.delete);
export const WeakSetPrototypeHas = uncurryThis(WeakSetPrototype.has);

export const WeakRefPrototypeDeref = uncurryThis(WeakRefPrototype.deref);

export const FinalizationRegistryPrototypeRegister = uncurryThis(FinalizationRegistryPrototype.register);
export const FinalizationRegistryPrototypeUnregister = uncurryThis(FinalizationRegistryPrototype.unregister);

export const PromisePrototypeCatch = uncurryThis(PromisePrototype.catch);
export const PromisePrototypeFinally = uncurryThis(PromisePrototype.finally);
export const PromisePrototypeThen = uncurryThis(PromisePrototype.then);

export const ArrayBufferPrototypeSlice = uncurryThis(ArrayBufferPrototype.slice);
export const ArrayBufferPrototypeResize = uncurryThis(ArrayBufferPrototype.resize);
export const ArrayBufferPrototypeTransfer = optional(ArrayBufferPrototype.transfer);
export const ArrayBufferPrototypeTransferToFixedLength = optional(ArrayBufferPrototype.transferToFixedLength);
export const ArrayBufferPrototypeGetByteLength = getterOf(ArrayBufferPrototype, 'byteLength');
export const ArrayBufferPrototypeGetMaxByteLength = getterOf(ArrayBufferPrototype, 'maxByteLength');
export const ArrayBufferPrototypeGetResizable = getterOf(ArrayBufferPrototype, 'resizable');
export const ArrayBufferPrototypeGetDetached = optional(ObjectGetOwnPropertyDescriptor(ArrayBufferPrototype, 'detached')?.get);

export const DataViewPrototypeGetBigInt64 = uncurryThis(DataViewPrototype.getBigInt64);
export const DataViewPrototypeGetBigUint64 = uncurryThis(DataViewPrototype.getBigUint64);
export const DataViewPrototypeGetFloat64 = uncurryThis(DataViewPrototype.getFloat64);
export const DataViewPrototypeGetInt32 = uncurryThis(DataViewPrototype.getInt32);
export const DataViewPrototypeGetUint8 = uncurryThis(DataViewPrototype.getUint8);
export const DataViewPrototypeGetUint16 = uncurryThis(DataViewPrototype.getUint16);
export const DataViewPrototypeGetUint32 = uncurryThis(DataViewPrototype.getUint32);
export const DataViewPrototypeSetBigInt64 = uncurryThis(DataViewPrototype.setBigInt64);
export const DataViewPrototypeSetBigUint64 = uncurryThis(DataViewPrototype.setBigUint64);
export const DataViewPrototypeSetFloat64 = uncurryThis(DataViewPrototype.setFloat64);
export const DataViewPrototypeSetInt32 = uncurryThis(DataViewPrototype.setInt32);
export const DataViewPrototypeSetUint8 = uncurryThis(DataViewPrototype.setUint8);
export const DataViewPrototypeSetUint16 = uncurryThis(DataViewPrototype.setUint16);
export const DataViewPrototypeSetUint32 = uncurryThis(DataViewPrototype.setUint32);
export const DataViewPrototypeGetBuffer = getterOf(DataViewPrototype, 'buffer');
export const DataViewPrototypeGetByteLength = getterOf(DataViewPrototype, 'byteLength');
export const DataViewPrototypeGetByteOffset = getterOf(DataViewPrototype, 'byteOffset');

export const TypedArrayPrototypeCopyWithin = uncurryThis(TypedArrayPrototype.copyWithin);
export const TypedArrayPrototypeFill = uncurryThis(TypedArrayPrototype.fill);
export const TypedArrayPrototypeIndexOf = uncurryThis(TypedArrayPrototype.indexOf);
export const TypedArrayPrototypeSet = uncurryThis(TypedArrayPrototype.set);
export const TypedArrayPrototypeSlice = uncurryThis(TypedArrayPrototype.slice);
export const TypedArrayPrototypeSubarray = uncurryThis(TypedArrayPrototype.subarray);
export const TypedArrayPrototypeIncludes = uncurryThis(TypedArrayPrototype.includes);
export const TypedArrayPrototypeJoin = uncurryThis(TypedArrayPrototype.join);
export const TypedArrayPrototypeGetBuffer = getterOf(TypedArrayPrototype, 'buffer');
export const TypedArrayPrototypeGetByteLength = getterOf(TypedArrayPrototype, 'byteLength');
export const TypedArrayPrototypeGetByteOffset = getterOf(TypedArrayPrototype, 'byteOffset');
export const TypedArrayPrototypeGetLength = getterOf(TypedArrayPrototype, 'length');
export const TypedArrayPrototypeGetSymbolToStringTag = getterOf(TypedArrayPrototype, Symbol.toStringTag);
export const TypedArrayPrototypeSymbolIterator = uncurryThis(TypedArrayPrototype[Symbol.iterator]);

export const PromiseResolve = Promise.resolve.bind(Promise);
export const PromiseReject = Promise.reject.bind(Promise);
/** True for every object that has [[ErrorData]], whatever its prototype says. */
export let ErrorIsError = Error.isError ?? ((value) =>
  typeof value === 'object' && value !== null && ObjectPrototypeToString(value) === '[object Error]');

/** What V8 adds only when a snapshot is restored; called once, before guest code. */
export function captureLateIntrinsics() {
  ErrorIsError = Error.isError ?? ErrorIsError;
  Float16Array = global.Float16Array;
}

/** The one way to evaluate guest text at global scope. */
export const indirectEval = global.eval;

export const ArrayIteratorPrototype = Object.getPrototypeOf(Array.prototype[Symbol.iterator].call([]));
export const IteratorPrototype = Object.getPrototypeOf(ArrayIteratorPrototype);
export const AsyncIteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf(async function* () {}.prototype));
export const MapIteratorPrototype = Object.getPrototypeOf(new Map().entries());
export const SetIteratorPrototype = Object.getPrototypeOf(new Set().values());
export const ArrayIteratorPrototypeNext = uncurryThis(ArrayIteratorPrototype.next);
export const MapIteratorPrototypeNext = uncurryThis(MapIteratorPrototype.next);
export const SetIteratorPrototypeNext = uncurryThis(SetIteratorPrototype.next);

const copyMethods = (from, to) => {
  for (const key of Reflect.ownKeys(from)) {
    if (!Object.hasOwn(to, key)) {
      Object.defineProperty(to, key, { __proto__: null, ...Object.getOwnPropertyDescriptor(from, key) });
    }
  }
  Object.setPrototypeOf(to, null);
  Object.freeze(to);
};

// Subclasses whose prototypes are frozen copies: `map.get(key)` on them cannot be reached by patching Map.prototype.
/** A Map that guests cannot hijack. Iterate with forEach, or with MapIteratorPrototypeNext. */
export class SafeMap extends Map { constructor(entries) { super(entries); } }
/** A Set that guests cannot hijack. */
export class SafeSet extends Set { constructor(values) { super(values); } }
/** A WeakMap that guests cannot hijack. */
export class SafeWeakMap extends WeakMap { constructor(entries) { super(entries); } }
/** A WeakSet that guests cannot hijack. */
export class SafeWeakSet extends WeakSet { constructor(values) { super(values); } }
/** A WeakRef that guests cannot hijack. */
export class SafeWeakRef extends WeakRef { constructor(target) { super(target); } }
/** A FinalizationRegistry that guests cannot hijack. */
export class SafeFinalizationRegistry extends FinalizationRegistry { constructor(callback) { super(callback); } }

copyMethods(Map.prototype, SafeMap.prototype);
copyMethods(Set.prototype, SafeSet.prototype);
copyMethods(WeakMap.prototype, SafeWeakMap.prototype);
copyMethods(WeakSet.prototype, SafeWeakSet.prototype);
copyMethods(WeakRef.prototype, SafeWeakRef.prototype);
copyMethods(FinalizationRegistry.prototype, SafeFinalizationRegistry.prototype);

/** The value of an array, or array-like, as a fresh array, read by index only. */
export function copyArray(list) {
  const { length } = list;
  const copy = [];
  for (let i = 0; i < length; i++) ArrayPrototypePush(copy, list[i]);
  return copy;
}

/** A list of the items of both. */
export function joinLists(first, second) {
  const all = copyArray(first);
  for (let i = 0; i < second.length; i++) ArrayPrototypePush(all, second[i]);
  return all;
}

/** Chains without consulting a patched `then` of a native promise; results are ignored. */
export function whenSettled(promise, onFulfilled, onRejected) {
  return PromisePrototypeThen(promise, onFulfilled, onRejected);
}
