/** EventTarget (dom.spec.whatwg.org, section 2.7): listeners and dispatch, for targets without a tree. */

import { ArrayPrototypePush, ReflectApply, SafeMap, TypeError } from '../internal/primordials.js';
import { configureInterface, converters, isObject, requiredArguments } from '../internal/webidl.js';
import { defineGlobal } from '../internal/globals.js';
import { reportException } from './report-exception.js';
import { DOMException } from './dom-exception.js';
import { createTrustedEvent, Event, eventState, isEvent } from './event.js';

// Private fields on any object, so that the global object, which no constructor of ours made, is a target too.
class Stamped { constructor(object) { return object; } }
class Target extends Stamped {
  #listeners = null;
  #watcher = null;

  static is(value) { return typeof value === 'object' && value !== null && #listeners in value; }
  static listeners(target) { return target.#listeners; }
  static setListeners(target, map) { target.#listeners = map; }
  static watcher(target) { return target.#watcher; }
  static setWatcher(target, watcher) { target.#watcher = watcher; }
}

let abortHooks;
/** The abort module's half of `{ signal }` options; handed over to avoid a circle of imports. */
export function setAbortHooks(hooks) { abortHooks = hooks; }

// An operation of the global object may be called without a receiver.
const receiver = (self) => self ?? globalThis;

class EventTarget {
  constructor() { new Target(this); }

  addEventListener(type, callback, options = undefined) {
    const target = receiver(this);
    Target.listeners(target);
    requiredArguments(arguments.length, 2, "Failed to execute 'addEventListener' on 'EventTarget'");
    const name = converters.DOMString(type, "Failed to execute 'addEventListener' on 'EventTarget': Argument 1");
    const listener = toListener(callback, 'addEventListener');
    let capture = false;
    let once = false;
    let passive = false;
    let signal;
    if (isObject(options)) {
      capture = !!options.capture;
      once = !!options.once;
      passive = !!options.passive;
      signal = options.signal;
      if (signal !== undefined && !abortHooks.isAbortSignal(signal)) {
        throw new TypeError("Failed to execute 'addEventListener' on 'EventTarget': member 'signal' is not of type 'AbortSignal'");
      }
    } else {
      capture = !!options;
    }
    addListener(target, name, listener, capture, once, passive, signal);
  }

  removeEventListener(type, callback, options = undefined) {
    const target = receiver(this);
    Target.listeners(target);
    requiredArguments(arguments.length, 2, "Failed to execute 'removeEventListener' on 'EventTarget'");
    const name = converters.DOMString(type, "Failed to execute 'removeEventListener' on 'EventTarget': Argument 1");
    const listener = toListener(callback, 'removeEventListener');
    const capture = isObject(options) ? !!options.capture : !!options;
    const list = Target.listeners(target)?.get(name);
    if (list === undefined) return;
    const index = find(list, listener, capture);
    if (index >= 0) removeListener(target, name, list[index]);
  }

  dispatchEvent(event) {
    const target = receiver(this);
    Target.listeners(target);
    requiredArguments(arguments.length, 1, "Failed to execute 'dispatchEvent' on 'EventTarget'");
    if (!isEvent(event)) {
      throw new TypeError("Failed to execute 'dispatchEvent' on 'EventTarget': Argument 1 is not of type 'Event'");
    }
    const state = eventState(event);
    if (state.dispatching || !state.initialized) {
      throw new DOMException(
        state.dispatching ? 'The event is already being dispatched.' : 'The event is not initialized.', 'InvalidStateError');
    }
    state.trusted = false;
    return dispatch(target, event);
  }
}

function toListener(callback, method) {
  if (callback === null || callback === undefined) return null;
  if (!isObject(callback)) {
    throw new TypeError(`Failed to execute '${method}' on 'EventTarget': Argument 2 is not an object`);
  }
  return callback;
}

function find(list, callback, capture) {
  for (let i = 0; i < list.length; i++) {
    if (list[i].callback === callback && list[i].capture === capture) return i;
  }
  return -1;
}

function addListener(target, type, callback, capture, once, passive, signal) {
  if (signal !== undefined && abortHooks.isAborted(signal)) return;
  if (callback === null) return;
  let map = Target.listeners(target);
  if (map === null) Target.setListeners(target, map = new SafeMap());
  let list = map.get(type);
  if (list === undefined) map.set(type, list = []);
  if (find(list, callback, capture) >= 0) return;
  const listener = { callback, capture, once, passive, removed: false, handler: false };
  ArrayPrototypePush(list, listener);
  Target.watcher(target)?.(type);
  if (signal !== undefined) {
    abortHooks.addAbortAlgorithm(signal, () => removeListener(target, type, listener));
  }
}

// The list is replaced, not changed: a dispatch under way goes on over the list it began with.
function removeListener(target, type, listener) {
  if (listener.removed) return;
  listener.removed = true;
  const map = Target.listeners(target);
  const list = map.get(type);
  const rest = [];
  for (let i = 0; i < list.length; i++) {
    if (list[i] !== listener) ArrayPrototypePush(rest, list[i]);
  }
  map.set(type, rest);
  Target.watcher(target)?.(type);
}

function invoke(target, list, length, event, state, capture) {
  for (let i = 0; i < length; i++) {
    const listener = list[i];
    if (listener.removed || listener.capture !== capture) continue;
    if (listener.once) removeListener(target, state.type, listener);
    state.inPassiveListener = listener.passive;
    try {
      const { callback } = listener;
      if (listener.handler) {
        callback(event);
      } else if (typeof callback === 'function') {
        ReflectApply(callback, target, [event]);
      } else {
        const { handleEvent } = callback;
        if (typeof handleEvent !== 'function') throw new TypeError('The listener has no callable handleEvent');
        ReflectApply(handleEvent, callback, [event]);
      }
    } catch (error) {
      reportException(error, 'event');
    }
    state.inPassiveListener = false;
    if (state.stoppedImmediately) return;
  }
}

/** Dispatches an event, trusted as it is; the result is false when it was canceled. */
export function dispatch(target, event) {
  const state = eventState(event);
  state.dispatching = true;
  state.target = target;
  state.currentTarget = target;
  state.phase = 2;
  const list = Target.listeners(target)?.get(state.type);
  if (list !== undefined && !state.stopped) {
    // Listeners added meanwhile go behind `length`; the second phase looks at the list afresh, as the standard does.
    invoke(target, list, list.length, event, state, true);
    if (!state.stopped) {
      const now = Target.listeners(target).get(state.type);
      invoke(target, now, now.length, event, state, false);
    }
  }
  state.phase = 0;
  state.currentTarget = null;
  state.dispatching = state.stopped = state.stoppedImmediately = false;
  return !state.canceled;
}

/** Fires a trusted event by name. */
export function fireEvent(target, type, init = undefined, constructor = Event) {
  return dispatch(target, createTrustedEvent(constructor, type, init));
}

/** True when the target listens to events of this type. */
export const hasListeners = (target, type) => (Target.listeners(target)?.get(type)?.length ?? 0) > 0;

/** Makes an object that no constructor of ours made, such as the global object, an EventTarget. */
export function adoptEventTarget(object) { if (!Target.is(object)) new Target(object); }

/** Calls `watcher(type)` whenever listeners of a type come or go. */
export const watchListeners = (target, watcher) => Target.setWatcher(target, watcher);

/** Puts in an event handler's listener; returns the function that takes it away. */
export function addHandlerListener(target, type, callback) {
  let map = Target.listeners(target);
  if (map === null) Target.setListeners(target, map = new SafeMap());
  let list = map.get(type);
  if (list === undefined) map.set(type, list = []);
  const listener = { callback, capture: false, once: false, passive: false, removed: false, handler: true };
  ArrayPrototypePush(list, listener);
  Target.watcher(target)?.(type);
  return () => removeListener(target, type, listener);
}

configureInterface('EventTarget', EventTarget);
defineGlobal('EventTarget', EventTarget);

export const isEventTarget = (value) => Target.is(value);
export { EventTarget };
