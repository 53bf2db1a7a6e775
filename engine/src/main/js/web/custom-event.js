/** CustomEvent (dom.spec.whatwg.org, section 2.4). */

import { configureInterface, converters, dictionaryConverter, requiredArguments } from '../internal/webidl.js';
import { defineGlobal } from '../internal/globals.js';
import { Event, eventInitMembers, eventState, initialize } from './event.js';

const toInit = dictionaryConverter('CustomEventInit', eventInitMembers, [
  { key: 'detail', converter: converters.any, defaultValue: () => null },
]);

export class CustomEvent extends Event {
  #detail;

  constructor(type, eventInitDict = {}) {
    requiredArguments(arguments.length, 1, "Failed to construct 'CustomEvent'");
    const init = toInit(eventInitDict, "Failed to construct 'CustomEvent': Argument 2");
    super(type, init);
    this.#detail = init.detail;
  }

  get detail() { return this.#detail; }

  initCustomEvent(type, bubbles = false, cancelable = false, detail = null) {
    this.#detail;
    requiredArguments(arguments.length, 1, "Failed to execute 'initCustomEvent' on 'CustomEvent'");
    const name = converters.DOMString(type, "Failed to execute 'initCustomEvent' on 'CustomEvent': Argument 1");
    if (initialize(eventState(this), name, !!bubbles, !!cancelable)) this.#detail = detail;
  }
}

configureInterface('CustomEvent', CustomEvent);
defineGlobal('CustomEvent', CustomEvent);
