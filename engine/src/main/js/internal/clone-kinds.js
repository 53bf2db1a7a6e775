/**
 * What the structured clone algorithm (html.spec.whatwg.org, section 2.7) makes of a value: shared by cloning within an isolate
 * and by the wire format.
 */

import {
  ArrayBufferIsView, ArrayBufferPrototype, ArrayBufferPrototypeGetByteLength, ArrayBufferPrototypeGetDetached,
  ArrayBufferPrototypeResize, ArrayIsArray, ArrayIteratorPrototype, BigIntPrototype, BooleanPrototype, DataView,
  DataViewPrototypeGetByteLength, DataViewPrototypeGetByteOffset, DatePrototype, Error, ErrorIsError, EvalError,
  FinalizationRegistryPrototype, Float16Array, MapIteratorPrototype, MapPrototype, NumberPrototype,
  ObjectDefineProperty, ObjectGetOwnPropertyDescriptor, ObjectGetPrototypeOf, ObjectPrototype, PromisePrototype,
  RangeError, ReferenceError, RegExpPrototype, SafeMap, SetIteratorPrototype, SetPrototype, String, StringPrototype,
  StringPrototypeStartsWith, SymbolPrototype, SymbolToStringTag, SyntaxError, TypedArrayPrototypeGetByteLength,
  TypedArrayPrototypeGetByteOffset, TypedArrayPrototypeGetSymbolToStringTag, TypedArrayPrototypeIncludes,
  TypedArrayPrototypeSet, TypeError, Uint8Array, URIError, WeakMapPrototype, WeakRefPrototype, WeakSetPrototype,
} from './primordials.js';
import { cleanStack } from './errors.js';
import { interfaceOf } from './platform-objects.js';
import { isProxy } from './proxies.js';
import {
  bufferOfView, isArrayBuffer, isBigIntObject, isBooleanObject, isDate, isMap, isNumberObject, isRegExp, isResizable, isSet,
  isSharedArrayBuffer, isStringObject, isTypedArray,
} from './types.js';
import { onBoot } from './boot.js';
import { DOMException } from '../web/dom-exception.js';

/** The DataCloneError for a value, named without running its code. */
export function dataCloneError(what) {
  return new DOMException(`${what} could not be cloned.`, 'DataCloneError');
}

const never = () => true;
const kinds = new SafeMap();
const kind = (prototype, name, confirm = never) => kinds.set(prototype, { __proto__: null, name, confirm });

kind(MapPrototype, 'map', isMap);
kind(SetPrototype, 'set', isSet);
kind(DatePrototype, 'date', isDate);
kind(RegExpPrototype, 'regexp', isRegExp);
kind(BooleanPrototype, 'boxed', isBooleanObject);
kind(NumberPrototype, 'boxed', isNumberObject);
kind(StringPrototype, 'boxed', isStringObject);
kind(BigIntPrototype, 'boxed', isBigIntObject);
kind(ArrayBufferPrototype, 'buffer', isArrayBuffer);

const uncloneable = [
  PromisePrototype, WeakMapPrototype, WeakSetPrototype, WeakRefPrototype, FinalizationRegistryPrototype, SymbolPrototype,
  ArrayIteratorPrototype, MapIteratorPrototype, SetIteratorPrototype,
  ObjectGetPrototypeOf(function* () {}.prototype),
  ObjectGetPrototypeOf(async function* () {}.prototype),
  ObjectGetPrototypeOf(''[Symbol.iterator]()),
  ObjectGetPrototypeOf('a'.matchAll(/a/g)),
];
for (let i = 0; i < uncloneable.length; i++) kind(uncloneable[i], 'uncloneable');

function classesOf(namespace) {
  if (namespace === undefined) return;
  for (const key of Object.getOwnPropertyNames(namespace)) {
    const prototype = namespace[key]?.prototype;
    if (typeof prototype === 'object' && prototype !== null && !kinds.has(prototype)) kind(prototype, 'uncloneable');
  }
}
classesOf(globalThis.Intl);
onBoot(() => { if (Float16Array !== undefined) viewClasses.Float16Array = Float16Array; });

// The classes of Temporal and WebAssembly come into being on first use, which is dear: they are told by their prototypes' tags.
function isLateUncloneable(prototype) {
  const tag = ObjectGetOwnPropertyDescriptor(prototype, SymbolToStringTag);
  if (tag === undefined || typeof tag.value !== 'string') return false;
  return StringPrototypeStartsWith(tag.value, 'Temporal.') || StringPrototypeStartsWith(tag.value, 'WebAssembly.');
}

/**
 * The kind of an object: 'object', 'array', 'error', 'view', 'map', 'set', 'date', 'regexp', 'boxed', 'buffer', 'shared' or
 * 'platform'. Throws a DataCloneError for what cannot be cloned.
 */
export function cloneKind(value) {
  if (isProxy(value)) throw dataCloneError('A Proxy');
  const prototype = ObjectGetPrototypeOf(value);
  if (prototype === ObjectPrototype || prototype === null) return 'object';
  if (ArrayIsArray(value)) return 'array';
  if (ArrayBufferIsView(value)) return 'view';
  for (let link = prototype; link !== null && link !== ObjectPrototype; link = ObjectGetPrototypeOf(link)) {
    const platform = interfaceOf(link);
    if (platform !== undefined) {
      if (platform.cloneable?.isInstance(value)) return 'platform';
      throw dataCloneError(`An object of the interface ${platform.name}`);
    }
    const found = kinds.get(link);
    if (found !== undefined && found.confirm(value)) {
      if (found.name === 'uncloneable') throw dataCloneError('An object with internal state');
      return found.name;
    }
    if (isProxy(link)) break;
    if (isLateUncloneable(link)) throw dataCloneError('An object with internal state');
  }
  if (ErrorIsError(value)) return 'error';
  return isSharedArrayBuffer(value) ? 'shared' : 'object';
}

/** The cloneable interface of a value of kind 'platform'. */
export function cloneableOf(value) {
  let link = ObjectGetPrototypeOf(value);
  while (interfaceOf(link) === undefined) link = ObjectGetPrototypeOf(link);
  return interfaceOf(link).cloneable;
}

// --- properties ------------------------------------------------------------------------------------------------------

/** CreateDataProperty, by definition. */
export const defineProperty = (target, key, value) =>
  ObjectDefineProperty(target, key, { __proto__: null, value, writable: true, enumerable: true, configurable: true });

// Keys that an assignment would not simply create on a fresh object.
const inherited = { __proto__: null };
for (const key of Reflect.ownKeys(ObjectPrototype)) inherited[key] = true;

/** CreateDataProperty on an object that was just made as a plain one; far faster than a definition. */
export function createProperty(target, key, value) {
  if (inherited[key] === true) defineProperty(target, key, value);
  else target[key] = value;
}

// --- errors ----------------------------------------------------------------------------------------------------------

const errorClasses = { __proto__: null, Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };

/** What is carried of an Error; `cause` is still to be cloned, and undefined when there is none. */
export function errorData(error) {
  const { name } = error;
  const known = name !== undefined && typeof name !== 'symbol' && errorClasses[String(name)] !== undefined;
  const described = ObjectGetOwnPropertyDescriptor(error, 'message');
  const hasMessage = described !== undefined && 'value' in described;
  const cause = ObjectGetOwnPropertyDescriptor(error, 'cause');
  const { stack } = error;
  return {
    __proto__: null,
    name: known ? String(name) : 'Error',
    message: hasMessage ? String(described.value) : undefined,
    stack: typeof stack === 'string' ? cleanStack(stack) : undefined,
    hasCause: cause !== undefined && 'value' in cause,
    cause: cause?.value,
  };
}

const hidden = (value) => ({ __proto__: null, value, writable: true, enumerable: false, configurable: true });

/** An Error from its data, without its cause. */
export function errorFrom({ name, message, stack }) {
  const error = new (errorClasses[name] ?? Error)();
  if (message !== undefined) ObjectDefineProperty(error, 'message', hidden(message));
  ObjectDefineProperty(error, 'stack', hidden(stack));
  return error;
}

export const setCause = (error, cause) => ObjectDefineProperty(error, 'cause', hidden(cause));

// --- buffers ---------------------------------------------------------------------------------------------------------

const viewClasses = { __proto__: null, DataView };
for (const name of ['Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array',
  'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array']) {
  viewClasses[name] = globalThis[name];
}

/** The constructor of a kind of view, or undefined. */
export const viewClass = (name) => viewClasses[name];

export function checkAttached(buffer) {
  if (ArrayBufferPrototypeGetDetached(buffer)) throw dataCloneError('A detached ArrayBuffer');
}

/**
 * A view's class name, buffer, offset and length (in elements; bytes for a DataView); length undefined means that it tracks
 * its resizable buffer.
 */
export function viewData(view) {
  const buffer = bufferOfView(view);
  if (isSharedArrayBuffer(buffer)) throw dataCloneError('A view of a SharedArrayBuffer');
  checkAttached(buffer);
  const typed = isTypedArray(view);
  const name = typed ? TypedArrayPrototypeGetSymbolToStringTag(view) : 'DataView';
  let offset;
  let byteLength;
  try {
    // Both throw when the buffer has shrunk below the view.
    if (typed) TypedArrayPrototypeIncludes(view, 0, Infinity);
    byteLength = typed ? TypedArrayPrototypeGetByteLength(view) : DataViewPrototypeGetByteLength(view);
    offset = typed ? TypedArrayPrototypeGetByteOffset(view) : DataViewPrototypeGetByteOffset(view);
  } catch {
    throw dataCloneError('A view that is out of bounds');
  }
  const elementSize = viewClasses[name].BYTES_PER_ELEMENT ?? 1;
  const tracking = isResizable(buffer) && tracksLength(view, typed, buffer, offset, byteLength, elementSize);
  return { __proto__: null, name, buffer, offset, length: tracking ? undefined : byteLength / elementSize };
}

// No accessor tells whether a view tracks its buffer, so the buffer is resized by an element, and back, to see.
function tracksLength(view, typed, buffer, offset, byteLength, elementSize) {
  const size = ArrayBufferPrototypeGetByteLength(buffer);
  if (offset + byteLength + elementSize <= size) return false;
  const lengthNow = () => (typed ? TypedArrayPrototypeGetByteLength(view) : DataViewPrototypeGetByteLength(view));
  try {
    ArrayBufferPrototypeResize(buffer, size + elementSize);
    const tracking = lengthNow() !== byteLength;
    ArrayBufferPrototypeResize(buffer, size);
    return tracking;
  } catch {
    // At its maximum already: shrink instead, and put the bytes cut off back.
  }
  if (byteLength < elementSize || size < elementSize) return true;
  const tail = new Uint8Array(elementSize);
  TypedArrayPrototypeSet(tail, new Uint8Array(buffer, size - elementSize, elementSize));
  ArrayBufferPrototypeResize(buffer, size - elementSize);
  let tracking;
  try {
    tracking = lengthNow() === byteLength - elementSize && byteLength > elementSize;
    if (byteLength === elementSize && typed) {
      TypedArrayPrototypeIncludes(view, 0, Infinity);
      tracking = true;
    }
  } catch {
    tracking = false;
  }
  ArrayBufferPrototypeResize(buffer, size);
  TypedArrayPrototypeSet(new Uint8Array(buffer, size - elementSize, elementSize), tail);
  return tracking;
}
