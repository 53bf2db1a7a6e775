/**
 * NETWORK: the one way between a worker and its host.
 *
 * Names are looked up in Maps, what belongs to the protocol never travels as an event, and nothing of it can be reached
 * from guest code but the object's own methods.
 */
import {
  Error, Map, MapPrototypeGet, MapPrototypeSet, ObjectDefineProperty, SymbolToStringTag,
} from '../internal/primordials.js';
import { offerEntry } from '../internal/boot.js';
import { Calls, readCallOptions } from '../internal/calls.js';
import { describeError, errorFromDescription } from '../internal/errors.js';
import { defineGlobal } from '../internal/globals.js';
import { checkHandler, Handlers } from '../internal/handlers.js';
import { checkName, encodeValue, post, postError, receivedId, receivedKind, receivedName, receivedValue } from '../internal/messages.js';
import { follow, isThenable } from './activity.js';
import { fault } from './faults.js';
import { FAILURE, FROM, TO } from './kinds.js';

const listeners = new Handlers();
const responders = new Map();
const calls = new Calls((id) => post(0, FROM.CANCEL, id, '', 'null', 'NETWORK.request'));

const network = {
  on(event, handler) {
    listeners.add(checkName(event, 'NETWORK.on'), checkHandler(handler, 'NETWORK.on'));
  },

  once(event, handler) {
    listeners.add(checkName(event, 'NETWORK.once'), checkHandler(handler, 'NETWORK.once'), true);
  },

  off(event, handler = undefined) {
    if (handler !== undefined) checkHandler(handler, 'NETWORK.off');
    listeners.remove(checkName(event, 'NETWORK.off'), handler);
  },

  send(event, data = undefined) {
    post(0, FROM.EVENT, 0, checkName(event, 'NETWORK.send'), encodeValue(data, 'NETWORK.send'), 'NETWORK.send');
  },

  async request(method, data = undefined, options = undefined) {
    const what = 'NETWORK.request';
    checkName(method, what);
    const how = readCallOptions(options, what);
    const encoded = encodeValue(data, what);
    return calls.start((id) => post(0, FROM.REQUEST, id, method, encoded, what), how, what);
  },

  onRequest(method, handler) {
    MapPrototypeSet(responders, checkName(method, 'NETWORK.onRequest'), checkHandler(handler, 'NETWORK.onRequest'));
  },
};
ObjectDefineProperty(network, SymbolToStringTag, { __proto__: null, value: 'NETWORK', configurable: true });
defineGlobal('NETWORK', network);

/** Tells the host, for the web APIs that the host serves (WebSocket): as `NETWORK.send`, whatever a guest did to that. */
export function emitToHost(event, data) {
  post(0, FROM.EVENT, 0, event, encodeValue(data, event), event);
}

const first = new Map();

/** Has an event of the host offered to `take` before the guest's listeners; it says whether it took it. */
export function hearBeforeListeners(event, take) {
  MapPrototypeSet(first, event, take);
}

/**
 * Asks the host, for the web APIs that the host serves (fetch): as `NETWORK.request`, whatever a guest did to that. `late` takes an
 * answer that nobody waits for any more.
 */
export function requestHost(method, data, options, late) {
  const what = method;
  const encoded = encodeValue(data, what);
  return calls.start((id) => post(0, FROM.REQUEST, id, method, encoded, what), readCallOptions(options, what), what, late);
}

function refuse(id, error) {
  postError(0, FAILURE.REFUSAL, id, '', describeError(error));
}

function answer(id, value) {
  let encoded;
  try {
    encoded = encodeValue(value, 'answer');
  } catch (error) {
    refuse(id, error);
    return;
  }
  post(0, FROM.ANSWER, id, '', encoded, 'answer');
}

/** Runs the handler of a host's request; whatever it does, there is one answer. */
function respond(id, method, value) {
  const handler = MapPrototypeGet(responders, method);
  if (handler === undefined) {
    refuse(id, new Error(`No handler registered for method: ${method}`));
    return;
  }
  try {
    const result = handler(value);
    if (isThenable(result)) follow(result, (v) => answer(id, v), (e) => refuse(id, e));
    else answer(id, result);
  } catch (error) {
    refuse(id, error);
  }
}

const reportEventError = (error) => fault('event', error);
/** An async handler goes on after its turn: its failure is the handler's, as a throw would be. */
const followHandler = (result) => {
  if (isThenable(result)) follow(result, () => {}, reportEventError);
};

offerEntry('receive', (beside) => {
  const kind = receivedKind();
  const id = receivedId();
  const name = receivedName();
  try {
    const value = receivedValue(beside);
    if (kind === TO.ANSWER) {
      calls.resolve(id, value);
      return;
    }
    if (kind === TO.EVENT) {
      if (MapPrototypeGet(first, name)?.(value) === true) return;
      listeners.emit(name, value, followHandler, reportEventError);
    } else {
      respond(id, name, value);
    }
  } catch (error) {
    fault(kind === TO.REQUEST ? 'request' : 'event', error);
  }
});

offerEntry('refused', (id, name, message, stack) => {
  calls.reject(id, errorFromDescription({ __proto__: null, name, message, stack }));
});
