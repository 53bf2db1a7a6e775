/** ErrorEvent (html.spec.whatwg.org, section 8.1.4.6). */

import { configureInterface, converters, dictionaryConverter, requiredArguments } from '../internal/webidl.js';
import { defineGlobal } from '../internal/globals.js';
import { Event, eventInitMembers } from './event.js';

const toInit = dictionaryConverter('ErrorEventInit', eventInitMembers, [
  { key: 'message', converter: converters.DOMString, defaultValue: () => '' },
  { key: 'filename', converter: converters.USVString, defaultValue: () => '' },
  { key: 'lineno', converter: converters['unsigned long'], defaultValue: () => 0 },
  { key: 'colno', converter: converters['unsigned long'], defaultValue: () => 0 },
  { key: 'error', converter: converters.any },
]);

let isErrorEvent;

export class ErrorEvent extends Event {
  #init;

  constructor(type, eventInitDict = {}) {
    requiredArguments(arguments.length, 1, "Failed to construct 'ErrorEvent'");
    const init = toInit(eventInitDict, "Failed to construct 'ErrorEvent': Argument 2");
    super(type, init);
    this.#init = init;
  }

  static { isErrorEvent = (value) => #init in value; }

  get message() { return this.#init.message; }
  get filename() { return this.#init.filename; }
  get lineno() { return this.#init.lineno; }
  get colno() { return this.#init.colno; }
  get error() { return this.#init.error; }
}

configureInterface('ErrorEvent', ErrorEvent);
defineGlobal('ErrorEvent', ErrorEvent);
export { isErrorEvent };
