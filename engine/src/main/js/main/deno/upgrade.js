/** `Deno.upgradeWebSocket`: the server's side of a WebSocket. */
import { offerEntry } from '../../internal/boot.js';
import { op } from '../../internal/ops.js';
import { unpackEvents } from '../../internal/socket-batch.js';
import { createResponse, newState } from '../../web/response.js';
import { currentSocketTransport, setSocketTransport } from '../../web/websocket/transport.js';
import { queueTask } from '../../web/timers.js';
import { call } from './calls.js';
import { requestNumber } from './server-request.js';

/** After so long without a word the client is asked whether it is there, and after twice as long given up; in seconds. */
const IDLE_SECONDS = 30;

const upgrades = new WeakMap();
const upgraded = new WeakSet();
const nextTask = () => new Promise((resolve) => { queueTask(resolve); });
/** Those that wait for something to come, by the number of their connection. */
const waiting = new Map();

/** The server's end of one connection, as the WebSocket class wants a connection to be. */
class ServerSocket {
  isServer = true;
  #listener;
  #rid;
  #opening;

  constructor(listener, opening) {
    this.#listener = listener;
    this.#opening = opening;
  }

  async run(number, protocol, idleSeconds, headers) {
    try {
      this.#rid = await call('denoWebSocketUpgrade', number, protocol, idleSeconds, headers);
      this.#opening.resolve();
      this.#listener.opened(protocol, '');
      await this.#deliverAll();
    } catch (error) {
      this.#opening.reject(error);
      this.#listener.closed(1006, '', false);
    }
    if (this.#rid !== undefined) op.denoDrop(this.#rid);
  }

  /** An open connection keeps the program alive. */
  async #deliverAll() {
    op.denoIdle(-1);
    try {
      for (;;) {
        const events = op.denoWebSocketTake(this.#rid);
        if (events === undefined) await new Promise((resolve) => { waiting.set(this.#rid, resolve); });
        else if (!this.#deliver(events)) break;
        // Each is a task of its own, and what comes next waits for the last of them.
        else await nextTask();
      }
    } finally {
      op.denoIdle(1);
    }
  }

  /** False after the last. */
  #deliver(events) {
    if (typeof events === 'string') return unpackEvents(events, (letter, content) => this.#hand(letter, content));
    this.#listener.binary(events);
    return true;
  }

  #hand(letter, content) {
    if (letter === 't') this.#listener.text(content);
    else this.#ended(content);
    return letter === 't';
  }

  #ended(text) {
    const [code, clean, ...reason] = text.split(' ');
    this.#listener.closed(Number(code), reason.join(' '), clean === 'true');
  }

  async #send(data) {
    await this.#opening.promise;
    if (!op.denoWebSocketSend(this.#rid, data)) await call('denoWebSocketFlushed', this.#rid);
  }

  sendText(text) {
    return this.#send(text);
  }

  sendBinary(bytes) {
    return this.#send(bytes);
  }

  close(code, reason) {
    this.#opening.promise.then(() => op.denoWebSocketClose(this.#rid, code, reason)).catch(() => {});
  }

  abort() {
    if (this.#rid !== undefined) op.denoDrop(this.#rid);
  }
}

offerEntry('webSocketReady', (rid) => {
  const resolve = waiting.get(rid);
  waiting.delete(rid);
  resolve?.();
});

/** A WebSocket whose connection is still a request. */
function serverSide(url, protocol) {
  let connection;
  const opening = Promise.withResolvers();
  opening.promise.catch(() => {});
  const before = currentSocketTransport();
  setSocketTransport({ connect: (_url, _protocols, listener) => (connection = new ServerSocket(listener, opening)) });
  try {
    const socket = new WebSocket(url.replace(/^http/, 'ws').replace(/#.*$/, ''), protocol === '' ? [] : [protocol]);
    return { socket, connection };
  } finally {
    setSocketTransport(before);
  }
}

const contains = (value, word) => (value ?? '').split(',').some((part) => part.trim().toLowerCase() === word);

/** The fields of a handshake, RFC 6455 section 4.2.1. */
function checkHandshake(headers) {
  if (!contains(headers.get('upgrade'), 'websocket')) {
    throw new TypeError("Invalid Header: 'upgrade' header must contain 'websocket'");
  }
  if (!contains(headers.get('connection'), 'upgrade')) {
    throw new TypeError("Invalid Header: 'connection' header must contain 'Upgrade'");
  }
  if (!headers.has('sec-websocket-key')) throw new TypeError("Invalid Header: 'sec-websocket-key' header must be set");
}

function chosenProtocol(headers, protocol) {
  if (!protocol) return '';
  const offered = (headers.get('sec-websocket-protocol') ?? '').split(',').map((name) => name.trim());
  if (offered.includes(protocol)) return protocol;
  throw new TypeError(`Protocol '${protocol}' not in the request's protocol list (non negotiable)`);
}

export function upgradeWebSocket(request, options = {}) {
  if (upgraded.has(request)) throw new Deno.errors.Http('Already upgraded');
  const { headers } = request;
  checkHandshake(headers);
  const protocol = chosenProtocol(headers, options.protocol);
  const number = requestNumber(request);
  if (number === undefined) throw new TypeError('The request does not come from Deno.serve');
  const { idleTimeout = IDLE_SECONDS } = options;
  const { socket, connection } = serverSide(request.url, protocol);
  upgraded.add(request);
  const response = createResponse({ ...newState(), __proto__: null, status: 101 });
  response.headers.set('upgrade', 'websocket');
  response.headers.set('connection', 'Upgrade');
  upgrades.set(response, () => connection.run(number, protocol, Number(idleTimeout), moreHeaders(response)));
  return { response, socket };
}

/** The header fields that the script adds to the answer of the handshake. */
function moreHeaders(response) {
  let text = '';
  for (const [name, value] of response.headers) {
    if (name !== 'upgrade' && name !== 'connection' && !name.startsWith('sec-websocket-')) text += `${name}\n${value}\n`;
  }
  return text;
}

/** Does what a response promised that came of `upgradeWebSocket`; false for any other response. */
export function finishUpgrade(response) {
  const upgrade = upgrades.get(response);
  upgrade?.();
  return upgrade !== undefined;
}

/** Whether the request has become a WebSocket, so that no other response can answer it. */
export const isUpgraded = (request) => upgraded.has(request);
