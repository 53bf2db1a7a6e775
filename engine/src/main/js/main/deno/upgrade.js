/** `Deno.upgradeWebSocket`: the server's side of a WebSocket. */
import { op } from '../../internal/ops.js';
import { currentSocketTransport, setSocketTransport } from '../../web/websocket/transport.js';
import { queueTask } from '../../web/timers.js';
import { call } from './calls.js';
import { requestNumber } from './server-request.js';

const upgrades = new WeakMap();
const decoder = () => new TextDecoder();
const LENGTH_BYTES = 4;
const nextTask = () => new Promise((resolve) => { queueTask(resolve); });

/** The server's end of one connection, as the WebSocket class wants a connection to be. */
class ServerSocket {
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
      while (await this.#deliver(await call('denoWebSocketNext', this.#rid)));
    } catch (error) {
      this.#opening.reject(error);
      this.#listener.closed(1006, '', false);
    }
    if (this.#rid !== undefined) op.denoDrop(this.#rid);
  }

  /** Hands arrivals on, each as a task of its own; false after the last. */
  async #deliver(packed) {
    const view = new DataView(packed.buffer, packed.byteOffset);
    for (let at = 0; at < packed.byteLength;) {
      const start = at + LENGTH_BYTES;
      if (at > 0) await nextTask();
      at = start + view.getUint32(at);
      if (!this.#hand(packed.subarray(start, at))) return false;
    }
    return true;
  }

  #hand(arrival) {
    const kind = String.fromCharCode(arrival[0]);
    const content = arrival.slice(1);
    if (kind === 't') this.#listener.text(decoder().decode(content));
    else if (kind === 'b') this.#listener.binary(content);
    else this.#ended(decoder().decode(content));
    return kind !== 'c';
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
