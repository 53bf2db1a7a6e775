/** The main isolate's connections: the host's, whose events are asked for as fast as they are dealt with. */
import {
  ArrayPrototypeJoin, ErrorPrototypeToString, NumberParseInt, PromisePrototypeThen, PromiseResolve, StringPrototypeIndexOf,
  StringPrototypeSlice,
} from '../../internal/primordials.js';
import { op, opAsync } from '../../internal/ops.js';
import { unpackEvents } from '../../internal/socket-batch.js';
import { queueTask } from '../timers.js';
import { readInit, takeHead } from './init.js';

const NORMAL = 1000;
const NO_STATUS = 1005;
const ABNORMAL = 1006;

const failureOf = (error) => ({ __proto__: null, message: ErrorPrototypeToString(error), error });

function deliver(events, listener) {
  if (typeof events === 'string') return unpackEvents(events, (letter, content) => handOn(letter, content, listener));
  listener.binary(events);
  return true;
}

function handOn(letter, content, listener) {
  if (letter === 't') {
    listener.text(content);
    return true;
  }
  if (letter === 'c') {
    const code = NumberParseInt(content, 10);
    listener.closed(code, StringPrototypeSlice(content, StringPrototypeIndexOf(content, ' ') + 1), code !== ABNORMAL);
  } else {
    listener.closed(ABNORMAL, '', false, { __proto__: null, message: content, error: null });
  }
  return false;
}

function connect(url, protocols, listener, { headers, client }) {
  const id = op.ws_open(url);
  let last = PromiseResolve(undefined);
  let connecting = true;
  let over = false;
  // The host's client cannot send a close frame without a status, so it sends 1000 and the server says that back.
  let withoutStatus = false;
  const end = (code, reason, clean, failure) => {
    if (over) return;
    over = true;
    listener.closed(withoutStatus && code === NORMAL ? NO_STATUS : code, reason, clean, failure);
  };
  const guarded = { ...listener, __proto__: null, closed: end };
  const next = () => {
    if (over) return;
    PromisePrototypeThen(opAsync('ws_next', id), (events) => {
      // Asked for again once these have been dealt with, each in a task of its own.
      if (!over && deliver(events, guarded)) queueTask(next);
    },
      (error) => end(ABNORMAL, '', false, failureOf(error)));
  };
  // The host takes one message at a time.
  const inTurn = (name, a, b) => {
    const run = () => opAsync(name, id, a, b);
    last = PromisePrototypeThen(last, run, run);
    return last;
  };
  PromisePrototypeThen(opAsync('ws_connect', id, url, ArrayPrototypeJoin(protocols, '\n'), headers, client), (protocol) => {
    connecting = false;
    if (over) return;
    listener.opened(protocol, '');
    next();
  }, (error) => {
    op.ws_abort(id);
    end(ABNORMAL, '', false, failureOf(error));
  });
  return {
    __proto__: null,
    sendText: (text) => inTurn('ws_text', text),
    sendBinary: (bytes) => inTurn('ws_binary', bytes),
    close: (code, reason) => {
      withoutStatus = code === undefined;
      PromisePrototypeThen(inTurn('ws_close', code ?? NORMAL, reason), undefined, () => op.ws_abort(id));
    },
    abort: () => {
      op.ws_abort(id);
      // Where it never came to a connection, the attempt says why.
      if (!connecting) PromisePrototypeThen(PromiseResolve(undefined), () => end(ABNORMAL, '', false));
    },
  };
}

/** @type {import('./transport.js').SocketTransport} */
export const hostSocketTransport = { __proto__: null, connect, readInit, takeHead };
