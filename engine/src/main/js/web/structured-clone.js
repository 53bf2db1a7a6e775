/**
 * structuredClone (html.spec.whatwg.org, section 2.7.11): a deep copy within the isolate, with transfer.
 *
 * One pass copies; a stack of its own replaces recursion, so depth costs memory and not the thread's stack. What depends on a
 * transferred buffer is filled in at the end, when the buffer has moved.
 */

import {
  ArrayBuffer, ArrayBufferPrototypeGetByteLength, ArrayBufferPrototypeGetDetached,
  ArrayBufferPrototypeGetMaxByteLength, ArrayBufferPrototypeGetResizable, ArrayBufferPrototypeTransfer,
  ArrayPrototypePop, ArrayPrototypePush, Date, DatePrototypeGetTime, MapPrototypeForEach, Object, ObjectHasOwn,
  ObjectKeys, RegExp, RegExpPrototypeGetSource, SafeMap, SetPrototypeForEach, Map, Set, MapPrototypeSet,
  SetPrototypeAdd, String, TypedArrayPrototypeSet, Uint8Array, BooleanPrototypeValueOf, NumberPrototypeValueOf,
  StringPrototypeValueOf, BigIntPrototypeValueOf, SymbolPrototypeToString,
} from '../internal/primordials.js';
import { converters, dictionaryConverter, requiredArguments, sequenceConverter } from '../internal/webidl.js';
import { checkGlobalThis, defineGlobalOperations } from '../internal/globals.js';
import {
  checkAttached, cloneableOf, cloneKind, createProperty, dataCloneError, defineProperty, errorData, errorFrom,
  setCause, viewClass, viewData,
} from '../internal/clone-kinds.js';
import { transferableOf } from '../internal/platform-objects.js';
import { isArrayBuffer, isBooleanObject, isNumberObject, isStringObject, regExpFlags } from '../internal/types.js';

/** Stands in a half-made clone for a value that exists only after the transfer. */
class Deferred {
  constructor(make) {
    this.make = make;
    this.value = undefined;
  }

  static resolve(value) {
    if (!(typeof value === 'object' && value !== null && #made in value)) return value;
    if (!value.#made) {
      value.#made = true;
      value.value = value.make();
    }
    return value.value;
  }

  static is(value) { return typeof value === 'object' && value !== null && #made in value; }

  #made = false;
}

class Cloning {
  seen = new SafeMap();
  stack = [];
  finish = [];
  transfers;

  constructor(transfers) { this.transfers = transfers; }

  run(value) {
    const { stack } = this;
    const root = this.visit(value);
    while (stack.length > 0) {
      const frame = stack[stack.length - 1];
      if (frame.step(this, frame)) ArrayPrototypePop(stack);
    }
    return root;
  }

  /** The clone of a value; containers come back unfilled, with a frame pushed that fills them. */
  visit(value) {
    switch (typeof value) {
      case 'object':
        return value === null ? null : this.visitObject(value);
      case 'function':
        throw dataCloneError('A function');
      case 'symbol':
        throw dataCloneError(SymbolPrototypeToString(value));
      default:
        return value;
    }
  }

  visitObject(value) {
    const known = this.seen.get(value);
    if (known !== undefined) return known;
    if (this.transfers !== undefined && this.transfers.has(value)) return this.remember(value, this.transferred(value));
    switch (cloneKind(value)) {
      case 'object': return this.push(value, {}, ObjectKeys(value), stepObject);
      case 'array': return this.visitArray(value);
      case 'error': return this.visitError(value);
      case 'date': return this.remember(value, new Date(DatePrototypeGetTime(value)));
      case 'regexp': return this.remember(value, new RegExp(RegExpPrototypeGetSource(value), regExpFlags(value)));
      case 'boxed': return this.remember(value, Object(unboxed(value)));
      case 'map': return this.visitMap(value);
      case 'set': return this.visitSet(value);
      case 'buffer': return this.remember(value, copyBuffer(value));
      case 'view': return this.visitView(value);
      case 'platform': {
        const cloneable = cloneableOf(value);
        return this.remember(value, cloneable.fromData(cloneable.toData(value)));
      }
      default: throw dataCloneError('A SharedArrayBuffer');
    }
  }

  remember(value, clone) {
    this.seen.set(value, clone);
    return clone;
  }

  push(source, target, keys, step) {
    this.seen.set(source, target);
    const frame = { source, target, keys, index: 0, step };
    ArrayPrototypePush(this.stack, frame);
    return target;
  }

  visitArray(value) {
    const { length } = value;
    const keys = ObjectKeys(value);
    if (keys.length === length && (length === 0 || keys[length - 1] === String(length - 1))) {
      return this.push(value, [], length, stepDense);
    }
    const target = [];
    target.length = length;
    return this.push(value, target, keys, stepSparse);
  }

  visitError(value) {
    const carried = errorData(value);
    const error = errorFrom(carried);
    if (carried.hasCause) return this.push(value, error, [carried.cause], stepCause);
    return this.remember(value, error);
  }

  visitMap(value) {
    const entries = [];
    MapPrototypeForEach(value, (item, key) => {
      ArrayPrototypePush(entries, key);
      ArrayPrototypePush(entries, item);
    });
    return this.push(value, new Map(), entries, stepMap);
  }

  visitSet(value) {
    const entries = [];
    SetPrototypeForEach(value, (item) => ArrayPrototypePush(entries, item));
    return this.push(value, new Set(), entries, stepSet);
  }

  visitView(value) {
    const { name, buffer, offset, length } = viewData(value);
    const target = this.visit(buffer);
    const make = () => {
      const constructor = viewClass(name);
      const moved = Deferred.resolve(target);
      return length === undefined ? new constructor(moved, offset) : new constructor(moved, offset, length);
    };
    return this.remember(value, Deferred.is(target) ? new Deferred(make) : make());
  }

  transferred(value) {
    return new Deferred(() => this.transfers.get(value).moved);
  }

  /** Sets a property now, and again at the end if its value only exists then. */
  put(target, key, value, put) {
    put(target, key, value);
    if (Deferred.is(value)) ArrayPrototypePush(this.finish, () => put(target, key, Deferred.resolve(value)));
  }
}

function stepObject(cloning, frame) {
  const { source, target, keys } = frame;
  const depth = cloning.stack.length;
  while (frame.index < keys.length) {
    const key = keys[frame.index++];
    if (!ObjectHasOwn(source, key)) continue;
    const value = source[key];
    const type = typeof value;
    const clone = type === 'object' || type === 'function' || type === 'symbol' ? cloning.visit(value) : value;
    createProperty(target, key, clone);
    if (clone !== value) {
      if (Deferred.is(clone)) cloning.put(target, key, clone, createProperty);
      if (cloning.stack.length > depth) return false;
    }
  }
  return true;
}

function stepDense(cloning, frame) {
  const { source, target, keys: length } = frame;
  const depth = cloning.stack.length;
  while (frame.index < length) {
    const key = frame.index++;
    const value = source[key];
    if (value === undefined && !ObjectHasOwn(source, key)) {
      if (target.length <= key) target.length = key + 1;
      continue;
    }
    const clone = cloning.visit(value);
    if (target.length === key) ArrayPrototypePush(target, clone);
    else defineProperty(target, key, clone);
    if (clone !== value) {
      if (Deferred.is(clone)) cloning.put(target, key, clone, defineProperty);
      if (cloning.stack.length > depth) return false;
    }
  }
  return true;
}

function stepSparse(cloning, frame) {
  const { source, target, keys } = frame;
  const depth = cloning.stack.length;
  while (frame.index < keys.length) {
    const key = keys[frame.index++];
    if (!ObjectHasOwn(source, key)) continue;
    cloning.put(target, key, cloning.visit(source[key]), defineProperty);
    if (cloning.stack.length > depth) return false;
  }
  return true;
}

function stepCause(cloning, frame) {
  if (frame.index++ > 0) return true;
  cloning.put(frame.target, 'cause', cloning.visit(frame.keys[0]), (error, _, cause) => setCause(error, cause));
  return false;
}

// Maps and sets hold their clones back until all are made, because a deferred one may be a key.
function stepMap(cloning, frame) {
  const entries = frame.keys;
  const depth = cloning.stack.length;
  while (frame.index < entries.length) {
    entries[frame.index] = cloning.visit(entries[frame.index]);
    frame.index++;
    if (cloning.stack.length > depth) return false;
  }
  const fill = () => {
    for (let i = 0; i < entries.length; i += 2) {
      MapPrototypeSet(frame.target, Deferred.resolve(entries[i]), Deferred.resolve(entries[i + 1]));
    }
  };
  if (cloning.transfers === undefined) fill();
  else ArrayPrototypePush(cloning.finish, fill);
  return true;
}

function stepSet(cloning, frame) {
  const entries = frame.keys;
  const depth = cloning.stack.length;
  while (frame.index < entries.length) {
    entries[frame.index] = cloning.visit(entries[frame.index]);
    frame.index++;
    if (cloning.stack.length > depth) return false;
  }
  const fill = () => {
    for (let i = 0; i < entries.length; i++) SetPrototypeAdd(frame.target, Deferred.resolve(entries[i]));
  };
  if (cloning.transfers === undefined) fill();
  else ArrayPrototypePush(cloning.finish, fill);
  return true;
}

function unboxed(value) {
  if (isStringObject(value)) return StringPrototypeValueOf(value);
  if (isNumberObject(value)) return NumberPrototypeValueOf(value);
  return isBooleanObject(value) ? BooleanPrototypeValueOf(value) : BigIntPrototypeValueOf(value);
}

function copyBuffer(buffer) {
  checkAttached(buffer);
  const length = ArrayBufferPrototypeGetByteLength(buffer);
  if (!ArrayBufferPrototypeGetResizable(buffer)) {
    const copy = new ArrayBuffer(length);
    TypedArrayPrototypeSet(new Uint8Array(copy), new Uint8Array(buffer));
    return copy;
  }
  const copy = new ArrayBuffer(length, { __proto__: null, maxByteLength: ArrayBufferPrototypeGetMaxByteLength(buffer) });
  TypedArrayPrototypeSet(new Uint8Array(copy), new Uint8Array(buffer));
  return copy;
}

function collectTransfers(list) {
  const transfers = new SafeMap();
  for (let i = 0; i < list.length; i++) {
    const value = list[i];
    const kind = isArrayBuffer(value) ? null : transferableOf(value);
    if (kind === undefined) throw dataCloneError('A value in the transfer list that is not transferable');
    if (transfers.has(value)) throw dataCloneError('A value that is twice in the transfer list');
    transfers.set(value, { __proto__: null, kind, moved: undefined });
  }
  return transfers;
}

/**
 * Clones `value`, moving what `list` names. Returns `{ value, transferred }`, the successors in the order of the list.
 * Throws a DataCloneError DOMException, or what a getter threw; then nothing has been transferred.
 */
export function cloneWithTransfer(value, list) {
  const transfers = list.length === 0 ? undefined : collectTransfers(list);
  const cloning = new Cloning(transfers);
  const root = cloning.run(value);
  const transferred = [];
  for (let i = 0; i < list.length; i++) {
    const { kind } = transfers.get(list[i]);
    if (kind === null) {
      if (ArrayBufferPrototypeGetDetached(list[i])) throw dataCloneError('A detached ArrayBuffer in the transfer list');
    } else {
      kind.check(list[i]);
    }
  }
  for (let i = 0; i < list.length; i++) {
    const entry = transfers.get(list[i]);
    entry.moved = entry.kind === null ? ArrayBufferPrototypeTransfer(list[i]) : entry.kind.transfer(list[i]);
    ArrayPrototypePush(transferred, entry.moved);
  }
  for (let i = 0; i < cloning.finish.length; i++) cloning.finish[i]();
  return { __proto__: null, value: Deferred.resolve(root), transferred };
}

/** A clone without transfer. */
export const clone = (value) => new Cloning(undefined).run(value);

const toOptions = dictionaryConverter('StructuredSerializeOptions', [
  { key: 'transfer', converter: sequenceConverter(converters.object), defaultValue: () => [] },
]);
const noOptions = { __proto__: null, transfer: [] };

/** The `transfer` list of an options argument that may be missing. */
export const transferList = (options, context) =>
  (options === undefined || options === null ? noOptions : toOptions(options, context)).transfer;

defineGlobalOperations({
  structuredClone(value, options = undefined) {
    checkGlobalThis(this);
    requiredArguments(arguments.length, 1, "Failed to execute 'structuredClone'");
    const list = transferList(options, "Failed to execute 'structuredClone': Argument 2");
    if (list.length === 0) return typeof value === 'string' || typeof value === 'number' ? value : clone(value);
    return cloneWithTransfer(value, list).value;
  },
});
