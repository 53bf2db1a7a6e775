/** Event (dom.spec.whatwg.org, section 2.2) and what its subclasses and the dispatcher need of it. */

import { ArrayPrototypePush, ObjectDefineProperty, ObjectGetOwnPropertyDescriptor } from '../internal/primordials.js';
import { configureInterface, converters, defineConstants, dictionaryConverter, requiredArguments } from '../internal/webidl.js';
import { defineGlobal } from '../internal/globals.js';
import { inspectAttributes } from '../internal/inspect/platform.js';
import { eventTime } from '../internal/clock.js';

const { boolean, DOMString } = converters;
const isFalse = () => false;

/** The members of EventInit, the first level of every event's dictionary. */
export const eventInitMembers = [
  { key: 'bubbles', converter: boolean, defaultValue: isFalse },
  { key: 'cancelable', converter: boolean, defaultValue: isFalse },
  { key: 'composed', converter: boolean, defaultValue: isFalse },
];
const toEventInit = dictionaryConverter('EventInit', eventInitMembers);

const noInit = { __proto__: null, bubbles: false, cancelable: false, composed: false };

let stateOf;
let isEventObject;

class Event {
  #state;

  constructor(type, eventInitDict = undefined) {
    requiredArguments(arguments.length, 1, "Failed to construct 'Event'");
    const typeString = DOMString(type, "Failed to construct 'Event': Argument 1");
    const init = eventInitDict === undefined || eventInitDict === null
      ? noInit
      : toEventInit(eventInitDict, "Failed to construct 'Event': Argument 2");
    this.#state = {
      type: typeString,
      bubbles: init.bubbles,
      cancelable: init.cancelable,
      composed: init.composed,
      timeStamp: eventTime(),
      target: null,
      currentTarget: null,
      phase: 0,
      stopped: false,
      stoppedImmediately: false,
      canceled: false,
      inPassiveListener: false,
      dispatching: false,
      initialized: true,
      trusted: false,
    };
    ObjectDefineProperty(this, 'isTrusted', isTrustedDescriptor);
  }

  static {
    stateOf = (event) => event.#state;
    isEventObject = (value) => typeof value === 'object' && value !== null && #state in value;
  }

  get type() { return this.#state.type; }
  get target() { return this.#state.target; }
  get srcElement() { return this.#state.target; }
  get currentTarget() { return this.#state.currentTarget; }

  composedPath() {
    const path = [];
    if (this.#state.currentTarget !== null) ArrayPrototypePush(path, this.#state.currentTarget);
    return path;
  }

  get eventPhase() { return this.#state.phase; }

  stopPropagation() { this.#state.stopped = true; }

  get cancelBubble() { return this.#state.stopped; }
  set cancelBubble(value) {
    const state = this.#state;
    if (value) state.stopped = true;
  }

  stopImmediatePropagation() {
    this.#state.stopped = true;
    this.#state.stoppedImmediately = true;
  }

  get bubbles() { return this.#state.bubbles; }
  get cancelable() { return this.#state.cancelable; }
  get returnValue() { return !this.#state.canceled; }
  set returnValue(value) {
    const state = this.#state;
    if (!value) cancel(state);
  }
  preventDefault() { cancel(this.#state); }
  get defaultPrevented() { return this.#state.canceled; }
  get composed() { return this.#state.composed; }
  get timeStamp() { return this.#state.timeStamp; }

  initEvent(type, bubbles = false, cancelable = false) {
    requiredArguments(arguments.length, 1, "Failed to execute 'initEvent' on 'Event'");
    const state = this.#state;
    const typeString = DOMString(type, "Failed to execute 'initEvent' on 'Event': Argument 1");
    initialize(state, typeString, boolean(bubbles), boolean(cancelable));
  }
}

function cancel(state) {
  if (state.cancelable && !state.inPassiveListener) state.canceled = true;
}

/** The legacy initialisation of an event that is not being dispatched; false while it is. */
export function initialize(state, type, bubbles, cancelable) {
  if (state.dispatching) return false;
  state.type = type;
  state.bubbles = bubbles;
  state.cancelable = cancelable;
  state.stopped = state.stoppedImmediately = state.canceled = state.trusted = false;
  state.target = null;
  return true;
}

// [LegacyUnforgeable]: an accessor on each instance, one function for all of them.
const isTrustedDescriptor = {
  __proto__: null,
  get: ObjectGetOwnPropertyDescriptor({ get isTrusted() { return stateOf(this).trusted; } }, 'isTrusted').get,
  set: undefined,
  enumerable: true,
  configurable: false,
};

configureInterface('Event', Event);
defineConstants(Event, { NONE: 0, CAPTURING_PHASE: 1, AT_TARGET: 2, BUBBLING_PHASE: 3 });
inspectAttributes(Event.prototype, [
  'bubbles', 'cancelable', 'composed', 'currentTarget', 'defaultPrevented', 'eventPhase', 'srcElement', 'target', 'returnValue',
  'timeStamp', 'type',
]);
defineGlobal('Event', Event);

/** The mutable state of an event, for the dispatcher. */
export { Event, isEventObject as isEvent, stateOf as eventState };

/** An event fired by the platform itself: trusted. */
export function createTrustedEvent(constructor, type, init) {
  const event = new constructor(type, init);
  stateOf(event).trusted = true;
  return event;
}
