/** MessageChannel and MessagePort (html.spec.whatwg.org, section 9.4), within one isolate. */

import {
  ArrayPrototypeIncludes, ArrayPrototypePush, SafeFinalizationRegistry, SafeWeakRef, SymbolIterator, TypeError,
} from '../internal/primordials.js';
import {
  configureInterface, converters, illegalConstructor, internalKey, isObject, requiredArguments, sequenceConverter,
} from '../internal/webidl.js';
import { defineGlobal } from '../internal/globals.js';
import { registerTransferable } from '../internal/platform-objects.js';
import { dataCloneError } from '../internal/clone-kinds.js';
import { QuotaExceededError } from './dom-exception.js';
import { createTrustedEvent } from './event.js';
import { dispatch, EventTarget, fireEvent, hasListeners, watchListeners } from './event-target.js';
import { defineEventHandler } from './event-handler.js';
import { MessageEvent, setMessagePortCheck } from './message-event.js';
import { cloneWithTransfer, transferList } from './structured-clone.js';
import { queueTask } from './timers.js';

const maxQueued = 10_000;

let endOf;
let setEnd;
let isMessagePort;

/**
 * What a port is the face of: one side of the channel. It moves to another MessagePort when the port is transferred.
 *
 * An end holds its port strongly only while somebody listens to it; a port that nobody holds and nobody listens to can be
 * collected, which closes the channel.
 */
class End {
  reference = null;
  listening = null;
  other = null;
  enabled = false;
  first = null;
  last = null;
  length = 0;
  receiver = null;

  /** Gives what comes to a function, and to no port. */
  receive(receiver) {
    this.receiver = receiver;
    this.start();
  }

  get port() { return this.reference?.deref() ?? null; }

  attach(port) {
    this.reference = new SafeWeakRef(port);
    this.listening = null;
    watchListeners(port, () => {
      if (endOf(port) !== this) return;
      const wanted = hasListeners(port, 'message') || hasListeners(port, 'messageerror') || hasListeners(port, 'close');
      this.listening = wanted && this.other !== null ? port : null;
    });
    collected.register(port, this, this);
  }

  detach() {
    collected.unregister(this);
    this.reference = this.listening = null;
    this.enabled = false;
  }

  enqueue(message) {
    const entry = { __proto__: null, message, next: null };
    if (this.first === null) this.first = entry;
    else this.last.next = entry;
    this.last = entry;
    this.length++;
    if (this.enabled) queueTask(() => this.deliver());
  }

  deliver() {
    if (!this.enabled || this.first === null) return;
    const { message } = this.first;
    this.first = this.first.next;
    this.length--;
    if (this.receiver !== null) {
      this.receiver(message);
      return;
    }
    const { port } = this;
    if (port === null) return;
    const init = { __proto__: null, data: message.data, ports: message.ports };
    dispatch(port, createTrustedEvent(MessageEvent, 'message', init));
  }

  start() {
    if (this.enabled) return;
    this.enabled = true;
    for (let i = 0; i < this.length; i++) queueTask(() => this.deliver());
  }

  close() {
    const { other } = this;
    this.enabled = false;
    this.first = null;
    this.length = 0;
    if (other === null) return;
    this.other = null;
    this.listening = null;
    other.other = null;
    queueTask(() => {
      const { port } = other;
      if (port !== null) fireEvent(port, 'close');
      other.listening = null;
    });
  }
}

const collected = new SafeFinalizationRegistry((end) => end.close());

class MessagePort extends EventTarget {
  #end = null;

  constructor(key = undefined) {
    illegalConstructor(key);
    super();
  }

  static {
    endOf = (port) => port.#end;
    setEnd = (port, end) => { port.#end = end; };
    isMessagePort = (value) => typeof value === 'object' && value !== null && #end in value;
  }

  postMessage(message, transferOrOptions = undefined) {
    const end = this.#end;
    requiredArguments(arguments.length, 1, "Failed to execute 'postMessage' on 'MessagePort'");
    post(this, end, message, transfersOf(transferOrOptions, "Failed to execute 'postMessage' on 'MessagePort': Argument 2"));
  }

  start() { this.#end?.start(); }

  close() {
    const end = this.#end;
    if (end === null) return;
    end.close();
  }
}

const toObjects = sequenceConverter(converters.object);

/** The overload `postMessage(message, transfer)` or `postMessage(message, { transfer })`. */
export function transfersOf(value, context) {
  if (isObject(value)) {
    const method = value[SymbolIterator];
    if (method !== undefined && method !== null) return toObjects(value, context, undefined, method);
  }
  return transferList(value, context);
}

function post(port, end, message, transfers) {
  if (ArrayPrototypeIncludes(transfers, port)) throw dataCloneError('The port that sends the message');
  const target = end?.other ?? null;
  if (target !== null && target.length >= maxQueued) {
    throw new QuotaExceededError(`The port has ${maxQueued} messages waiting, which is the limit`);
  }
  const doomed = target !== null && ArrayPrototypeIncludes(transfers, target.port);
  const { value, transferred } = cloneWithTransfer(message, transfers);
  if (target === null || doomed) return;
  const ports = [];
  for (let i = 0; i < transferred.length; i++) {
    if (isMessagePort(transferred[i])) ArrayPrototypePush(ports, transferred[i]);
  }
  target.enqueue({ __proto__: null, data: value, ports });
}

function portFor(end) {
  const port = new MessagePort(internalKey);
  setEnd(port, end);
  end.attach(port);
  return port;
}

/** Two ends without ports. */
export function openChannel() {
  const near = new End();
  const far = new End();
  near.other = far;
  far.other = near;
  return { __proto__: null, near, far };
}

class MessageChannel {
  #port1;
  #port2;

  constructor() {
    const { near, far } = openChannel();
    this.#port1 = portFor(near);
    this.#port2 = portFor(far);
  }

  get port1() { return this.#port1; }
  get port2() { return this.#port2; }
}

registerTransferable({
  isInstance: (value) => isMessagePort(value),
  check(port) { if (endOf(port) === null) throw dataCloneError('A MessagePort that has been transferred already'); },
  transfer(port) {
    const end = endOf(port);
    setEnd(port, null);
    end.detach();
    return portFor(end);
  },
});
setMessagePortCheck(isMessagePort);

const check = (self) => {
  if (!isMessagePort(self)) throw new TypeError('Illegal invocation');
  return self;
};

configureInterface('MessagePort', MessagePort);
configureInterface('MessageChannel', MessageChannel);
defineEventHandler(MessagePort.prototype, 'message', check, (port) => endOf(port)?.start());
defineEventHandler(MessagePort.prototype, 'messageerror', check);
defineEventHandler(MessagePort.prototype, 'close', check);
defineGlobal('MessagePort', MessagePort);
defineGlobal('MessageChannel', MessageChannel);

export { MessageChannel, MessagePort, isMessagePort };
