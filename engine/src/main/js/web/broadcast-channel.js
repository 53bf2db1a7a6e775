/** BroadcastChannel (html.spec.whatwg.org, section 9.5), among the channels of one isolate. */

import { ArrayPrototypePush, SafeMap, SafeSet, SafeWeakRef, TypeError } from '../internal/primordials.js';
import { currentOrigin } from '../internal/url/base.js';
import { configureInterface, converters, requiredArguments } from '../internal/webidl.js';
import { defineGlobal } from '../internal/globals.js';
import { DOMException, QuotaExceededError } from './dom-exception.js';
import { createTrustedEvent } from './event.js';
import { dispatch, EventTarget, hasListeners, watchListeners } from './event-target.js';
import { defineEventHandler } from './event-handler.js';
import { MessageEvent } from './message-event.js';
import { clone } from './structured-clone.js';
import { queueTask } from './timers.js';

let isBroadcastChannel;
let isClosed;

// Open channels by name, held weakly; those that somebody listens to are held strongly as well.
const channels = new SafeMap();
const listening = new SafeSet();

const maxWaiting = 10_000;
let waiting = 0;

class BroadcastChannel extends EventTarget {
  #name;
  #closed = false;

  constructor(name) {
    requiredArguments(arguments.length, 1, "Failed to construct 'BroadcastChannel'");
    super();
    this.#name = converters.DOMString(name, "Failed to construct 'BroadcastChannel': Argument 1");
    open(this, this.#name);
  }

  static {
    isBroadcastChannel = (value) => typeof value === 'object' && value !== null && #closed in value;
    isClosed = (channel) => channel.#closed;
  }

  get name() { return this.#name; }

  postMessage(message) {
    this.#closed;
    requiredArguments(arguments.length, 1, "Failed to execute 'postMessage' on 'BroadcastChannel'");
    if (this.#closed) throw new DOMException('The BroadcastChannel is closed.', 'InvalidStateError');
    broadcast(this, this.#name, clone(message));
  }

  close() {
    if (this.#closed) return;
    this.#closed = true;
    listening.delete(this);
    others(this, this.#name);
  }
}

function open(channel, name) {
  const list = others(channel, name);
  ArrayPrototypePush(list, new SafeWeakRef(channel));
  channels.set(name, list);
  watchListeners(channel, () => {
    if (!isClosed(channel) && (hasListeners(channel, 'message') || hasListeners(channel, 'messageerror'))) listening.add(channel);
    else listening.delete(channel);
  });
}

// The references of a name's living, open channels; sweeps the others out on the way.
function others(channel, name) {
  const list = channels.get(name) ?? [];
  const alive = [];
  for (let i = 0; i < list.length; i++) {
    const open = list[i].deref();
    if (open !== undefined && !isClosed(open)) ArrayPrototypePush(alive, list[i]);
  }
  if (alive.length === 0) channels.delete(name);
  else channels.set(name, alive);
  return alive;
}

function broadcast(from, name, data) {
  const list = others(from, name);
  if (waiting + list.length - 1 > maxWaiting) {
    throw new QuotaExceededError(`${maxWaiting} messages of BroadcastChannels are waiting, which is the limit`);
  }
  for (let i = 0; i < list.length; i++) {
    const channel = list[i].deref();
    if (channel === undefined || channel === from) continue;
    waiting++;
    queueTask(() => {
      waiting--;
      if (isClosed(channel)) return;
      const init = { __proto__: null, data: clone(data), origin: currentOrigin() };
      dispatch(channel, createTrustedEvent(MessageEvent, 'message', init));
    });
  }
}

configureInterface('BroadcastChannel', BroadcastChannel);
for (const type of ['message', 'messageerror']) {
  defineEventHandler(BroadcastChannel.prototype, type, (self) => {
    if (!isBroadcastChannel(self)) throw new TypeError('Illegal invocation');
    return self;
  });
}
defineGlobal('BroadcastChannel', BroadcastChannel);
