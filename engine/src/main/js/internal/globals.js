/** Puts the web platform's names on the global object, with the property attributes Web IDL demands. */

import { ObjectDefineProperty, ObjectKeys, TypeError } from './primordials.js';

/** An interface object or namespace object: writable, configurable, not enumerable. */
export function defineGlobal(name, value, target = globalThis) {
  ObjectDefineProperty(target, name, {
    __proto__: null, value, writable: true, enumerable: false, configurable: true,
  });
}

/** Several interface objects, or namespace objects, by name. */
export function defineGlobals(values, target = globalThis) {
  const names = ObjectKeys(values);
  for (let i = 0; i < names.length; i++) defineGlobal(names[i], values[names[i]], target);
}

/**
 * Operations of the global scope (setTimeout, fetch, atob…): enumerable. Write them as methods of an object literal, so
 * that they are no constructors, keep their names, and have as many required parameters as their `length` says.
 */
export function defineGlobalOperations(operations, target = globalThis) {
  const names = ObjectKeys(operations);
  for (let i = 0; i < names.length; i++) {
    ObjectDefineProperty(target, names[i], {
      __proto__: null, value: operations[names[i]], writable: true, enumerable: true, configurable: true,
    });
  }
}

// [Replaceable]: assignment puts a plain data property over the accessor.
const replacing = (name, target) => ({
  set(value) {
    checkGlobalThis(this);
    ObjectDefineProperty(this ?? target, name, {
      __proto__: null, value, writable: true, enumerable: true, configurable: true,
    });
  },
}).set;

function named(name, fn, prefix) {
  ObjectDefineProperty(fn, 'name', { __proto__: null, value: `${prefix} ${name}`, configurable: true });
  return fn;
}

/** Operations and attributes of the global object take it, or nothing, as their receiver. */
export function checkGlobalThis(receiver) {
  if (receiver !== undefined && receiver !== null && receiver !== globalThis) throw new TypeError('Illegal invocation');
}

/** A read-only attribute of the global scope; `replaceable` ones (performance, self) can be shadowed by assignment. */
export function defineGlobalAttribute(name, getter, { replaceable = false, setter } = {}, target = globalThis) {
  const check = target === globalThis ? checkGlobalThis : () => {};
  const get = {
    get() {
      check(this);
      return getter(this ?? target);
    },
  }.get;
  let set = setter === undefined ? undefined : {
    set(value) {
      check(this);
      setter(value, this ?? target);
    },
  }.set;
  if (replaceable) set = replacing(name, target);
  ObjectDefineProperty(target, name, {
    __proto__: null,
    get: named(name, get, 'get'),
    set: set && named(name, set, 'set'),
    enumerable: true,
    configurable: true,
  });
}
