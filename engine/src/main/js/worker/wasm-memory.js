/**
 * WebAssembly memory of a worker: V8 leaves it out of what it counts, so it is counted here and told to the agent, which
 * holds the isolate to its limit. And no memory is shared: a SharedArrayBuffer is a clock fine enough for timing attacks.
 *
 * Seen are the memories that scripts make and those that modules export. One that a module keeps to itself, or grows from
 * within, is seen when a script next looks at it; until then the agent's own cap holds.
 */
import { onBoot } from '../internal/boot.js';
import { op } from '../internal/ops.js';
import {
  ArrayBufferPrototypeGetByteLength, ArrayPrototypePush, ObjectDefineProperty, ObjectGetOwnPropertyDescriptor, ObjectKeys,
  ReflectApply, ReflectConstruct, TypeError, WeakMap, WeakMapPrototypeGet,
  WeakMapPrototypeHas, WeakMapPrototypeSet, WeakRef, WeakRefPrototypeDeref,
} from '../internal/primordials.js';

let nativeBuffer;
let memories = [];
let total = 0;

/** So many may have come and gone before they are counted at any rate. */
const MOST_UNCOUNTED = 64;
let recountAt = MOST_UNCOUNTED;
const known = new WeakMap();

/** The bytes of a memory, which must not be shared. */
function bytesOf(memory) {
  const buffer = ReflectApply(nativeBuffer, memory, []);
  try {
    return ArrayBufferPrototypeGetByteLength(buffer);
  } catch {
    throw new TypeError('WebAssembly.Memory: shared memory is not available in workers');
  }
}

/** Adds up what is alive. */
function count() {
  const alive = [];
  total = 0;
  for (let i = 0; i < memories.length; i++) {
    const memory = WeakRefPrototypeDeref(memories[i].ref);
    if (memory !== undefined) {
      ArrayPrototypePush(alive, memories[i]);
      total += memories[i].bytes = bytesOf(memory);
    }
  }
  memories = alive;
  recountAt = 2 * alive.length + MOST_UNCOUNTED;
}

/**
 * Counts a memory and tells the agent the sum. Whether another is still alive is asked only if the sum is too much, after a
 * collection: to ask keeps it alive for the rest of the turn.
 */
function track(memory) {
  const bytes = bytesOf(memory);
  let entry = WeakMapPrototypeGet(known, memory);
  if (entry === undefined) {
    entry = { __proto__: null, ref: new WeakRef(memory), bytes: 0 };
    WeakMapPrototypeSet(known, memory, entry);
    ArrayPrototypePush(memories, entry);
  } else if (entry.bytes === bytes) {
    return;
  }
  total += bytes - entry.bytes;
  entry.bytes = bytes;
  if (memories.length > recountAt) count();
  if (op.wasmMemory(total, false) === true) {
    count();
    op.wasmMemory(total, true);
  }
}

const method = (target, name, value) => {
  ObjectDefineProperty(target, name, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
};
const getter = (target, name, get) => {
  ObjectDefineProperty(target, name, { __proto__: null, get, set: undefined, enumerable: true, configurable: true });
};

function guardMemory(wasm) {
  const Native = wasm.Memory;
  const { prototype } = Native;
  nativeBuffer = ObjectGetOwnPropertyDescriptor(prototype, 'buffer').get;
  const Memory = function Memory(descriptor) {
    if (new.target === undefined) throw new TypeError("WebAssembly.Memory must be invoked with 'new'");
    const memory = ReflectConstruct(Native, [descriptor], new.target === Memory ? Native : new.target);
    track(memory);
    return memory;
  };
  // The minifier has changed it.
  ObjectDefineProperty(Memory, 'name', { __proto__: null, value: 'Memory', configurable: true });
  ObjectDefineProperty(Memory, 'prototype', { __proto__: null, value: prototype, writable: false });
  ObjectDefineProperty(prototype, 'constructor', { __proto__: null, value: Memory, writable: true, configurable: true });
  ObjectDefineProperty(wasm, 'Memory', { __proto__: null, value: Memory, writable: true, configurable: true });
  getter(prototype, 'buffer', ObjectGetOwnPropertyDescriptor({
    get buffer() {
      track(this);
      return ReflectApply(nativeBuffer, this, []);
    },
  }, 'buffer').get);
  const names = ['grow', 'toFixedLengthBuffer', 'toResizableBuffer'];
  for (let i = 0; i < names.length; i++) {
    const native = prototype[names[i]];
    if (native === undefined) continue;
    const counted = {
      [names[i]](...given) {
        bytesOf(this);
        const result = ReflectApply(native, this, given);
        track(this);
        return result;
      },
    }[names[i]];
    ObjectDefineProperty(counted, 'length', { __proto__: null, value: native.length, configurable: true });
    method(prototype, names[i], counted);
  }
}

/** A memory is known by what its buffer getter accepts. */
function isMemory(value) {
  if (typeof value !== 'object' || value === null) return false;
  try {
    ReflectApply(nativeBuffer, value, []);
    return true;
  } catch {
    return false;
  }
}

function guardExports(wasm) {
  const { prototype } = wasm.Instance;
  const own = ObjectGetOwnPropertyDescriptor(prototype, 'exports');
  const seen = new WeakMap();
  getter(prototype, 'exports', ObjectGetOwnPropertyDescriptor({
    get exports() {
      const exported = ReflectApply(own.get, this, []);
      if (!WeakMapPrototypeHas(seen, this)) {
        WeakMapPrototypeSet(seen, this, true);
        const names = ObjectKeys(exported);
        for (let i = 0; i < names.length; i++) {
          if (isMemory(exported[names[i]])) track(exported[names[i]]);
        }
      }
      return exported;
    },
  }, 'exports').get);
}

onBoot(() => {
  const { WebAssembly } = globalThis;
  if (WebAssembly === undefined) return;
  guardMemory(WebAssembly);
  guardExports(WebAssembly);
});
