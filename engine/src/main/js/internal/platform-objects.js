/**
 * The registry of platform objects: which prototypes are interfaces (their instances are never plain objects), which interfaces
 * can be cloned and which transferred.
 */

import { ArrayPrototypePush, SafeMap } from './primordials.js';

const interfaces = new SafeMap();
const byName = new SafeMap();
const transferables = [];

/** Says that objects with this prototype are platform objects; `configureInterface` does it for every interface. */
export function registerInterface(name, prototype) {
  if (!interfaces.has(prototype)) interfaces.set(prototype, { __proto__: null, name, cloneable: null });
}

/**
 * Makes an interface [Serializable].
 * `isInstance(value)`: its brand check. `toData(value)`: the value as cloneable data (plain objects, arrays, Uint8Arrays, …).
 * `fromData(data)`: a new instance; it is called with data from another process, so it must check what it gets.
 * `name` is the key on the wire: keep it once released.
 */
export function registerCloneable({ name, prototype, isInstance, toData, fromData }) {
  registerInterface(name, prototype);
  interfaces.get(prototype).cloneable = { __proto__: null, name, isInstance, toData, fromData };
  byName.set(name, interfaces.get(prototype).cloneable);
}

/** `{ name, cloneable }` of an interface's prototype, or undefined. */
export const interfaceOf = (prototype) => interfaces.get(prototype);

/** The cloneable interface a message names, or undefined. */
export const cloneableNamed = (name) => byName.get(name);

/**
 * Makes an interface [Transferable] within the isolate.
 * `check(value)` throws a DataCloneError when the value cannot be transferred now; `transfer(value)` detaches it and returns its successor.
 */
export function registerTransferable({ isInstance, check, transfer }) {
  ArrayPrototypePush(transferables, { __proto__: null, isInstance, check, transfer });
}

/** The transferable interface of a value, or undefined. */
export function transferableOf(value) {
  for (let i = 0; i < transferables.length; i++) {
    if (transferables[i].isInstance(value)) return transferables[i];
  }
  return undefined;
}
