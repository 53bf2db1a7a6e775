/**
 * The door to the host: operations written in Java, by name.
 *
 * `op.name(...)` calls one at once; `opAsync('name', ...)` gives a promise that the event loop settles. Only primitives
 * and buffers made by the bundle itself may be passed: never a value of guest code.
 */
import { arrayBufferOf } from './bytes.js';
import {
  Error, Map, Promise, RangeError, ReferenceError, SyntaxError, TypeError, Uint8Array,
  ArrayBufferIsView, ArrayBufferPrototype, ArrayPrototypeUnshift, MapPrototypeDelete, MapPrototypeGet, MapPrototypeSet, ObjectGetOwnPropertyDescriptor,
  ObjectPrototypeIsPrototypeOf, ReflectApply, StringPrototypeIndexOf, StringPrototypeSlice, StringPrototypeSplit,
} from './primordials.js';

const NATIVE = { __proto__: null, Error, RangeError, ReferenceError, SyntaxError, TypeError };

/** The synchronous operations, filled at boot. */
export const op = { __proto__: null };
const asyncNumbers = { __proto__: null };
const errorClasses = new Map();
const pending = new Map();
let call;
let lastPromise = 0;

/** Says which class an error named by Java becomes: `new ErrorClass(message, name)`. */
export function registerErrorClass(name, ErrorClass) {
  MapPrototypeSet(errorClasses, name, ErrorClass);
}

let fallbackErrorClass;
/** The class for every other name: `new ErrorClass(message, name)`. */
export function registerFallbackErrorClass(ErrorClass) {
  fallbackErrorClass = ErrorClass;
}

/** Makes the error that Java described as its name, a line feed, and its message. */
function errorFrom(text) {
  const end = StringPrototypeIndexOf(text, '\n');
  const name = StringPrototypeSlice(text, 0, end);
  const message = StringPrototypeSlice(text, end + 1);
  const Native = NATIVE[name];
  if (Native !== undefined) return new Native(message);
  const ErrorClass = MapPrototypeGet(errorClasses, name) ?? fallbackErrorClass;
  if (ErrorClass !== undefined) return new ErrorClass(message, name);
  const error = new Error(message);
  error.name = name;
  return error;
}

/** What an operation gave, as the bundle wants it: bytes as a Uint8Array, a failure (the only other object) thrown. */
function result(value) {
  if (typeof value !== 'object' || value === null) return value;
  if (ObjectPrototypeIsPrototypeOf(ArrayBufferPrototype, value)) return new Uint8Array(value);
  throw errorFrom(ObjectGetOwnPropertyDescriptor(value, 'message').value);
}

/** Starts an operation that works beside the isolate. */
export function opAsync(name, ...args) {
  const number = asyncNumbers[name];
  if (number === undefined) throw new TypeError(`no such operation: ${name}`);
  const id = lastPromise = (lastPromise + 1) & 0x3fffffff;
  for (let i = 0; i < args.length; i++) args[i] = plain(args[i]);
  ArrayPrototypeUnshift(args, number, id);
  return new Promise((resolve, reject) => {
    MapPrototypeSet(pending, id, { __proto__: null, resolve, reject });
    try {
      result(ReflectApply(call, undefined, args));
    } catch (error) {
      MapPrototypeDelete(pending, id);
      reject(error);
    }
  });
}

/** Java's answer to an asynchronous operation. */
export function settle(id, ok, value) {
  const waiting = MapPrototypeGet(pending, id);
  if (waiting === undefined) return;
  MapPrototypeDelete(pending, id);
  if (ok) waiting.resolve(result(value));
  else waiting.reject(errorFrom(value));
}

/** Binds the operations; `names` has a line for each, `=` before a synchronous and `~` before an asynchronous one. */
export function bindOps(javaCall, names) {
  call = javaCall;
  const lines = StringPrototypeSplit(names, '\n');
  for (let i = 0; i < lines.length - 1; i++) {
    const name = StringPrototypeSlice(lines[i], 1);
    if (lines[i][0] === '~') asyncNumbers[name] = i;
    else op[name] = operation(i);
  }
}

/** Bytes as a buffer of their own: asking a view for its buffer is left to captured intrinsics, not to the host. */
const plain = (value) => (typeof value === 'object' && ArrayBufferIsView(value) ? arrayBufferOf(value) : value);

/** Calls operation `i` with as many arguments as were given; no spread, which runs the guest's array iterator. */
function operation(i) {
  return function (a, b, c, d, e, f, g) {
    switch (arguments.length) {
      case 0: return result(call(i));
      case 1: return result(call(i, plain(a)));
      case 2: return result(call(i, plain(a), plain(b)));
      case 3: return result(call(i, plain(a), plain(b), plain(c)));
      case 4: return result(call(i, plain(a), plain(b), plain(c), plain(d)));
      case 5: return result(call(i, plain(a), plain(b), plain(c), plain(d), plain(e)));
      case 6: return result(call(i, plain(a), plain(b), plain(c), plain(d), plain(e), plain(f)));
      default: return result(call(i, plain(a), plain(b), plain(c), plain(d), plain(e), plain(f), plain(g)));
    }
  };
}
