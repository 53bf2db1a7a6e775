/** Platform objects under inspection: the attributes of their interface, as if they were properties. */

import {
  ArrayIsArray, ArrayPrototypePush, ObjectDefineProperty, ObjectGetOwnPropertyDescriptor, ObjectGetPrototypeOf,
  ObjectKeys, ReflectApply, SafeMap,
} from '../primordials.js';
import { interfaceOf } from '../platform-objects.js';

const viewers = new SafeMap();
const separate = new SafeMap();

/**
 * How instances of an interface look: `view(object)` returns a plain object, or a list of [key, value], that is printed in their place
 * behind the interface's name, or a string that is the whole text. Without one, the values of the interface's attributes are printed, and
 * the object's own properties behind them. With `apart` the name does not count for the width of the line.
 */
export function registerInspection(prototype, view, { apart = false } = {}) {
  viewers.set(prototype, view);
  if (apart) separate.set(prototype, true);
}

const chosen = new SafeMap();

/** The attributes of an interface that are printed, in this order, when it is not all of them. */
export function inspectAttributes(prototype, names) { chosen.set(prototype, names); }

/** `{ name, keys, source }` of a platform object, its text, or undefined for other objects. */
export function platformShape(state, value) {
  let link = ObjectGetPrototypeOf(value);
  while (link !== null && interfaceOf(link) === undefined && !viewers.has(link)) link = ObjectGetPrototypeOf(link);
  if (link === null || value === globalThis) return undefined;
  const name = interfaceOf(link)?.name;
  const view = viewers.get(link);
  try {
    const source = view === undefined ? attributes(value, link) : view(value);
    if (typeof source === 'string') return source;
    const keys = ArrayIsArray(source) ? [] : ObjectKeys(source);
    const own = view === undefined ? ObjectKeys(value) : [];
    for (let i = 0; i < own.length; i++) {
      if (own[i] === 'isTrusted' && ObjectGetOwnPropertyDescriptor(value, own[i]).get !== undefined) continue;
      put(source, own[i], value[own[i]]);
      ArrayPrototypePush(keys, own[i]);
    }
    return { __proto__: null, name, keys, source, apart: separate.has(link) };
  } catch {
    // A prototype object, or something made with Object.create: it has no state to show.
    return undefined;
  }
}

const put = (target, key, value) =>
  ObjectDefineProperty(target, key, { __proto__: null, value, writable: true, enumerable: true, configurable: true });

// Attributes of inherited interfaces come first.
function attributes(value, prototype) {
  const parent = ObjectGetPrototypeOf(prototype);
  const result = parent !== null && interfaceOf(parent) !== undefined ? attributes(value, parent) : {};
  const names = chosen.get(prototype) ?? ObjectKeys(prototype);
  for (let i = 0; i < names.length; i++) {
    const descriptor = ObjectGetOwnPropertyDescriptor(prototype, names[i]);
    if (descriptor?.get !== undefined) put(result, names[i], ReflectApply(descriptor.get, value, []));
  }
  return result;
}

