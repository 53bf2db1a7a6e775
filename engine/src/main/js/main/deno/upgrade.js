/** `Deno.upgradeWebSocket`: the server's side of a WebSocket. */
import { offerEntry } from '../../internal/boot.js';
import { op } from '../../internal/ops.js';
import { unpackEvents } from '../../internal/socket-batch.js';
import { currentSocketTransport, setSocketTransport } from '../../web/websocket/transport.js';
import { queueTask } from '../../web/timers.js';
import { call } from './calls.js';
import { requestNumber } from './server-request.js';

const upgrades = new WeakMap();
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

  async run(number, protocol) {
    try {
      this.#rid = await call('denoWebSocketUpgrade', number, protocol);
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

export function upgradeWebSocket(request, options = {}) {
  const { headers } = request;
  if ((headers.get('upgrade') ?? '').toLowerCase() !== 'websocket') {
    throw new TypeError("Invalid Header: 'upgrade' header must contain 'websocket'");
  }
  if (!/(^|,)\s*upgrade\s*(,|$)/i.test(headers.get('connection') ?? '')) {
    throw new TypeError("Invalid Header: 'connection' header must contain 'Upgrade'");
  }
  if (!headers.has('sec-websocket-key')) throw new TypeError("Invalid Header: 'sec-websocket-key' header must be set");
  const number = requestNumber(request);
  if (number === undefined) throw new TypeError('The request does not come from Deno.serve');
  const offered = (headers.get('sec-websocket-protocol') ?? '').split(',').map((name) => name.trim());
  const protocol = offered.includes(options.protocol) ? options.protocol : '';
  const { socket, connection } = serverSide(request.url, protocol);
  const response = new Response(null, { status: 200 });
  upgrades.set(response, () => connection.run(number, protocol));
  return { response, socket };
}

/** Does what a response promised that came of `upgradeWebSocket`; false for any other response. */
export function finishUpgrade(_request, response) {
  const upgrade = upgrades.get(response);
  upgrade?.();
  return upgrade !== undefined;
}
