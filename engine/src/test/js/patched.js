/** Replaces nearly every method of the built-in prototypes, as a hostile guest would, for the length of a call. */

/** What was called, or set, that belongs to the guest. */
export const seen = [];
let count = 0;
const note = (what) => function noted() {
  seen[count++] = what;
  throw new Error(`hijacked ${what}`);
};

const iteratorPrototype = (iterator) => Object.getPrototypeOf(iterator);
const targets = {
  Array: Array.prototype, Map: Map.prototype, Set: Set.prototype, WeakMap: WeakMap.prototype, WeakSet: WeakSet.prototype,
  WeakRef: WeakRef.prototype, Function: Function.prototype, String: String.prototype, RegExp: RegExp.prototype,
  Promise: Promise.prototype, TypedArray: Object.getPrototypeOf(Uint8Array).prototype, ArrayBuffer: ArrayBuffer.prototype,
  Date: Date.prototype, Number: Number.prototype, Error: Error.prototype, ArrayIterator: iteratorPrototype([].values()),
  MapIterator: iteratorPrototype(new Map().values()), SetIterator: iteratorPrototype(new Set().values()),
  Object, Reflect, Math, JSON,
};
const polluted = ['value', 'enumerable', 'configurable', 'writable', 'done', 'next', 'capture', 'once', 'signal', 'passive', 'transfer'];

// Everything is gathered before the first patch: from then on the test's own code has nothing but what it holds.
const patches = [];
for (const [label, object] of Object.entries(targets)) {
  for (const key of Reflect.ownKeys(object)) {
    const descriptor = Object.getOwnPropertyDescriptor(object, key);
    if (key === 'constructor' || !descriptor.configurable || typeof descriptor.value !== 'function') continue;
    const value = note(`${label}.${String(key)}`);
    patches.push([object, key, { __proto__: null, value, writable: true, configurable: true }, { __proto__: null, ...descriptor }]);
  }
}
for (const key of polluted) {
  const set = () => { seen[count++] = `set ${key}`; };
  patches.push([Object.prototype, key, { __proto__: null, get: () => undefined, set, configurable: true }, undefined]);
}
const { defineProperty, deleteProperty } = Reflect;

/** Runs `body` while the prototypes are patched. */
export function withPatchedPrototypes(body) {
  const { length } = patches;
  for (let i = 0; i < length; i++) defineProperty(patches[i][0], patches[i][1], patches[i][2]);
  try {
    body();
  } finally {
    for (let i = 0; i < length; i++) {
      if (patches[i][3] === undefined) deleteProperty(patches[i][0], patches[i][1]);
      else defineProperty(patches[i][0], patches[i][1], patches[i][3]);
    }
  }
}

