/** CloseEvent (websockets.spec.whatwg.org, section 6). */

import { configureInterface, converters, dictionaryConverter, requiredArguments } from '../internal/webidl.js';
import { defineGlobal } from '../internal/globals.js';
import { Event, eventInitMembers } from './event.js';

const toInit = dictionaryConverter('CloseEventInit', eventInitMembers, [
  { key: 'wasClean', converter: converters.boolean, defaultValue: () => false },
  { key: 'code', converter: converters['unsigned short'], defaultValue: () => 0 },
  { key: 'reason', converter: converters.USVString, defaultValue: () => '' },
]);

export class CloseEvent extends Event {
  #init;

  constructor(type, eventInitDict = {}) {
    requiredArguments(arguments.length, 1, "Failed to construct 'CloseEvent'");
    const init = toInit(eventInitDict, "Failed to construct 'CloseEvent': Argument 2");
    super(type, init);
    this.#init = init;
  }

  get wasClean() { return this.#init.wasClean; }
  get code() { return this.#init.code; }
  get reason() { return this.#init.reason; }
}

configureInterface('CloseEvent', CloseEvent);
defineGlobal('CloseEvent', CloseEvent);
