/** Event handler IDL attributes, onmessage and its like (html.spec.whatwg.org, section 8.1.8.1). */

import {
  ObjectDefineProperty, ObjectGetOwnPropertyDescriptor, ReflectApply, SafeMap, SafeWeakMap,
} from '../internal/primordials.js';
import { isObject } from '../internal/webidl.js';
import { addHandlerListener } from './event-target.js';
import { isErrorEvent } from './error-event.js';

const handlersOf = new SafeWeakMap();

function handlerMap(target) {
  let map = handlersOf.get(target);
  if (map === undefined) handlersOf.set(target, map = new SafeMap());
  return map;
}

function call(target, type, event) {
  const handler = handlersOf.get(target).get(type);
  if (typeof handler.value !== 'function') return;
  // Only the global's onerror gets the pieces of an error in five arguments, and means the opposite by `true`.
  const special = type === 'error' && target === globalThis && isErrorEvent(event);
  const result = special
    ? ReflectApply(handler.value, target, [event.message, event.filename, event.lineno, event.colno, event.error])
    : ReflectApply(handler.value, target, [event]);
  if (special ? result === true : result === false) event.preventDefault();
}

/** The value of a handler attribute, or null. */
export const getHandler = (target, type) => handlersOf.get(target)?.get(type)?.value ?? null;

/** Sets a handler: its listener takes its place in the order when the handler first becomes a value. */
export function setHandler(target, type, given) {
  const value = isObject(given) ? given : null;
  const map = handlerMap(target);
  const handler = map.get(type);
  if (value === null) {
    if (handler !== undefined) {
      handler.remove();
      map.delete(type);
    }
  } else if (handler !== undefined) {
    handler.value = value;
  } else {
    const remove = addHandlerListener(target, type, (event) => call(target, type, event));
    map.set(type, { value, remove });
  }
}

/**
 * Defines `on<type>` on a prototype, or on the global object. `check(this)` throws on a foreign receiver and returns the target;
 * `afterSet(target)` runs after an assignment.
 */
export function defineEventHandler(owner, type, check, afterSet = undefined) {
  const name = `on${type}`;
  const accessors = {
    get [name]() { return getHandler(check(this), type); },
    set [name](value) {
      const target = check(this);
      setHandler(target, type, value);
      afterSet?.(target);
    },
  };
  const descriptor = ObjectGetOwnPropertyDescriptor(accessors, name);
  ObjectDefineProperty(owner, name, {
    __proto__: null, get: descriptor.get, set: descriptor.set, enumerable: true, configurable: true,
  });
}
