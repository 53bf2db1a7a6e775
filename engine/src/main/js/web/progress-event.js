/** ProgressEvent (xhr.spec.whatwg.org, section 5). */

import { configureInterface, converters, dictionaryConverter, requiredArguments } from '../internal/webidl.js';
import { defineGlobal } from '../internal/globals.js';
import { Event, eventInitMembers } from './event.js';

const toInit = dictionaryConverter('ProgressEventInit', eventInitMembers, [
  { key: 'lengthComputable', converter: converters.boolean, defaultValue: () => false },
  { key: 'loaded', converter: converters.double, defaultValue: () => 0 },
  { key: 'total', converter: converters.double, defaultValue: () => 0 },
]);

export class ProgressEvent extends Event {
  #init;

  constructor(type, eventInitDict = {}) {
    requiredArguments(arguments.length, 1, "Failed to construct 'ProgressEvent'");
    const init = toInit(eventInitDict, "Failed to construct 'ProgressEvent': Argument 2");
    super(type, init);
    this.#init = init;
  }

  get lengthComputable() { return this.#init.lengthComputable; }
  get loaded() { return this.#init.loaded; }
  get total() { return this.#init.total; }
}

configureInterface('ProgressEvent', ProgressEvent);
defineGlobal('ProgressEvent', ProgressEvent);
