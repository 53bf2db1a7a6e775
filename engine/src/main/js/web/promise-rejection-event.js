/** PromiseRejectionEvent (html.spec.whatwg.org, section 8.1.4.7). */

import { configureInterface, converters, dictionaryConverter, requiredArguments } from '../internal/webidl.js';
import { defineGlobal } from '../internal/globals.js';
import { Event, eventInitMembers } from './event.js';

const toInit = dictionaryConverter('PromiseRejectionEventInit', eventInitMembers, [
  { key: 'promise', converter: converters.object, required: true },
  { key: 'reason', converter: converters.any },
]);

export class PromiseRejectionEvent extends Event {
  #init;

  constructor(type, eventInitDict) {
    requiredArguments(arguments.length, 2, "Failed to construct 'PromiseRejectionEvent'");
    const init = toInit(eventInitDict, "Failed to construct 'PromiseRejectionEvent': Argument 2");
    super(type, init);
    this.#init = init;
  }

  get promise() { return this.#init.promise; }
  get reason() { return this.#init.reason; }
}

configureInterface('PromiseRejectionEvent', PromiseRejectionEvent);
defineGlobal('PromiseRejectionEvent', PromiseRejectionEvent);
