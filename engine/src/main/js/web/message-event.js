/** MessageEvent (html.spec.whatwg.org, section 9.1). Its source can only be a MessagePort here: there are no windows. */

import { copyArray, ObjectFreeze, TypeError } from '../internal/primordials.js';
import {
  configureInterface, converters, dictionaryConverter, nullableConverter, requiredArguments, sequenceConverter,
} from '../internal/webidl.js';
import { defineGlobal } from '../internal/globals.js';
import { Event, eventInitMembers, eventState, initialize } from './event.js';

let isMessagePort = () => false;
/** The brand check of MessagePort, handed over by its module to avoid a circle of imports. */
export function setMessagePortCheck(check) { isMessagePort = check; }

function toPort(value, context) {
  if (!isMessagePort(value)) throw new TypeError(`${context} is not of type 'MessagePort'`);
  return value;
}

const toSource = nullableConverter(toPort);
const toPorts = sequenceConverter(toPort);
const toInit = dictionaryConverter('MessageEventInit', eventInitMembers, [
  { key: 'data', converter: converters.any, defaultValue: () => null },
  { key: 'origin', converter: converters.USVString, defaultValue: () => '' },
  { key: 'lastEventId', converter: converters.DOMString, defaultValue: () => '' },
  { key: 'source', converter: toSource, defaultValue: () => null },
  { key: 'ports', converter: toPorts, defaultValue: () => [] },
]);

export class MessageEvent extends Event {
  #init;
  #ports;

  constructor(type, eventInitDict = {}) {
    requiredArguments(arguments.length, 1, "Failed to construct 'MessageEvent'");
    const init = toInit(eventInitDict, "Failed to construct 'MessageEvent': Argument 2");
    super(type, init);
    this.#init = init;
    this.#ports = ObjectFreeze(copyArray(init.ports));
  }

  get data() { return this.#init.data; }
  get origin() { return this.#init.origin; }
  get lastEventId() { return this.#init.lastEventId; }
  get source() { return this.#init.source; }
  get ports() { return this.#ports; }

  initMessageEvent(
    type, bubbles = false, cancelable = false, data = null, origin = '', lastEventId = '', source = null, ports = [],
  ) {
    this.#ports;
    const context = "Failed to execute 'initMessageEvent' on 'MessageEvent'";
    requiredArguments(arguments.length, 1, context);
    const name = converters.DOMString(type, `${context}: Argument 1`);
    const init = {
      data,
      origin: converters.USVString(origin, `${context}: Argument 5`),
      lastEventId: converters.DOMString(lastEventId, `${context}: Argument 6`),
      source: toSource(source, `${context}: Argument 7`),
    };
    const portList = toPorts(ports, `${context}: Argument 8`);
    if (!initialize(eventState(this), name, !!bubbles, !!cancelable)) return;
    this.#init = init;
    this.#ports = ObjectFreeze(portList);
  }
}

configureInterface('MessageEvent', MessageEvent);
defineGlobal('MessageEvent', MessageEvent);
