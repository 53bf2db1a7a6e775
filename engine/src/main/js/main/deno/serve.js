/** `Deno.serve`: a web server whose requests and responses are those of fetch. */
import { offerEntry } from '../../internal/boot.js';
import { streamBody, bodyStream, sourceBytes } from '../../internal/fetch/body.js';
import { op } from '../../internal/ops.js';
import { isResponse, responseState } from '../../web/response.js';
import { queueTask } from '../../web/timers.js';
import { call, copyBytes, pathText } from './calls.js';
import { Liveness } from './liveness.js';
import { opened, portOf } from './net.js';
import { headerOf, serverRequest } from './server-request.js';
import { passBytes } from './sockets.js';
import { readableOf } from './streams.js';
import { finishUpgrade } from './upgrade.js';

const DEFAULT_PORT = 8000;
const NO_BODY = new Uint8Array(0);
/** After so many pieces of a response that left at once the event loop has its turn. */
const PIECES_AT_ONCE = 32;
/** What Java says of a request before its header fields. */
const FIELDS = 7;

/** The servers that take requests, by the number of their resource. */
const servers = new Map();

/** The arguments of `Deno.serve` in any of their orders. */
function serveArguments(first, second) {
  const options = typeof first === 'function' ? second ?? {} : first ?? {};
  const handler = typeof first === 'function' ? first : second ?? options.handler;
  if (typeof handler !== 'function') throw new TypeError('A handler function must be provided.');
  if ((options.cert === undefined) !== (options.key === undefined)) {
    throw new TypeError("Both 'cert' and 'key' must be provided to enable HTTPS.");
  }
  return { options, handler };
}

/** The address a person can visit. */
function place(addr, secure) {
  if (addr.transport === 'unix') return addr.path;
  const host = addr.hostname === '0.0.0.0' || addr.hostname === '::' ? 'localhost' : addr.hostname;
  return `${secure ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${addr.port}/`;
}

function internalError(error) {
  console.error(error);
  return new Response('Internal Server Error', { status: 500 });
}

/** Names and values on a line each, as Java takes them. */
function headerText(list) {
  let text = '';
  for (let i = 0; i < list.length; i++) text += `${list[i][0]}\n${list[i][1]}\n`;
  return text;
}

/** Sends a response; gives a promise where not all of it was handed over yet. */
function send(number, response) {
  const { status, body, headerList } = responseState(response);
  const headers = headerText(headerList);
  if (body === null) {
    op.denoHttpRespond(number, status, headers, NO_BODY);
  } else if (body.stream === null && body.source !== null) {
    body.used = true;
    const bytes = sourceBytes(body.source);
    op.denoHttpRespond(number, status, headers, passBytes(bytes) ? bytes.byteLength : copyBytes(bytes));
  } else {
    return sendStream(number, status, headers, bodyStream(body));
  }
  return undefined;
}

async function sendStream(number, status, headers, stream) {
  const reader = stream.getReader();
  try {
    op.denoHttpBegin(number, status, headers);
    for (let pieces = 1; ; pieces++) {
      const { done, value } = await reader.read();
      if (done) break;
      if (value.byteLength > 0 && !op.denoHttpWrite(number, copyBytes(value))) await call('denoHttpFlushed', number);
      else if (pieces % PIECES_AT_ONCE === 0) await new Promise((resolve) => { queueTask(resolve); });
    }
    op.denoHttpEnd(number);
  } catch (error) {
    abort(number);
    await reader.cancel(error).catch(() => {});
  }
}

function abort(number) {
  try {
    op.denoHttpAbort(number);
  } catch {
    // The client has gone already.
  }
}

/** What a handler learns besides the request; waiting for the completion costs only those who ask for it. */
function infoOf(number, transport, hostname, port) {
  let completed;
  return {
    remoteAddr: transport === 'unix' ? { transport, path: null } : { transport, hostname, port: Number(port) },
    get completed() {
      return completed ??= completionOf(number);
    },
  };
}

async function completionOf(number) {
  const whole = await new Liveness(false).wait(call('denoHttpCompleted', number)).catch((error) => {
    // The exchange is over, and known no more.
    if (error instanceof Deno.errors.BadResource) return true;
    throw error;
  });
  if (!whole) throw new Deno.errors.Interrupted('The connection was closed before the response was sent');
}

export class HttpServer {
  #rid;
  #addr;
  #finished;
  #ended;
  #handler;
  #onError;
  #origin;
  #down = false;
  #liveness = new Liveness();

  constructor(options, handler) {
    const { hostname = '0.0.0.0', port = DEFAULT_PORT, path, cert = '', key = '', signal, onError, onListen, reusePort = false } = options;
    signal?.throwIfAborted();
    const unix = path === undefined ? '' : pathText(path);
    const { rid, addr } = opened(
      op.denoServe(String(hostname), portOf(port), unix, String(cert), String(key), Boolean(reusePort)));
    this.#rid = rid;
    this.#addr = addr;
    this.#handler = handler;
    this.#onError = onError ?? internalError;
    this.#origin = `${cert === '' ? 'http' : 'https'}://`;
    signal?.addEventListener('abort', () => this.#close(), { once: true });
    this.#ended = Promise.withResolvers();
    this.#finished = this.#liveness.wait(this.#ended.promise);
    servers.set(rid, this);
    op.denoIdle(-1);
    if (onListen) onListen(addr);
    else console.error(`Listening on ${place(addr, cert !== '')}`);
  }

  /** Takes requests as lines: see HttpServerOps. */
  take(lines) {
    for (let at = 0; at + FIELDS < lines.length;) {
      const count = Number(lines[at + FIELDS - 1]);
      this.#answer(lines, at, count);
      at += FIELDS + 2 * count;
    }
  }

  #url(lines, at, count) {
    const target = lines[at + 3];
    if (target[0] !== '/') return target;
    return this.#origin + (headerOf(lines, at + FIELDS, count, 'host') ?? this.#host()) + target;
  }

  async #answer(lines, at, count) {
    const number = Number(lines[at]);
    const body = lines[at + 1] === '1'
      ? streamBody(readableOf({ rid: number, pull: () => call('denoHttpRead', number), close: () => {} })) : null;
    const info = infoOf(number, this.#addr.transport, lines[at + 4], lines[at + 5]);
    const request = serverRequest({
      number, method: lines[at + 2], url: () => this.#url(lines, at, count), lines, at: at + FIELDS, count, body,
      completion: () => info.completed,
    });
    let response;
    try {
      response = await this.#handler(request, info);
      if (!isResponse(response)) {
        throw new TypeError('Return value from serve handler must be a response or a promise resolving to a response');
      }
    } catch (error) {
      response = await this.#failure(error);
    }
    try {
      if (!finishUpgrade(request, response)) await send(number, response);
    } catch (error) {
      if (!(error instanceof Deno.errors.BadResource)) abort(number);
    }
  }

  async #failure(error) {
    try {
      const response = await this.#onError(error);
      return isResponse(response) ? response : internalError(new TypeError('onError must give a Response'));
    } catch (again) {
      return internalError(again);
    }
  }

  #host() {
    return this.#addr.transport === 'unix' ? 'localhost' : `${this.#addr.hostname}:${this.#addr.port}`;
  }

  get addr() {
    return this.#addr;
  }

  get finished() {
    return this.#finished;
  }

  ref() {
    this.#liveness.ref();
  }

  unref() {
    this.#liveness.unref();
  }

  /** Takes no more connections, lets the requests under way be answered, and ends. */
  async shutdown() {
    if (!this.#down) {
      this.#down = true;
      await call('denoServeDrain', this.#rid).catch(() => {});
      this.#close();
    }
    await this.#finished;
  }

  #close() {
    this.#down = true;
    if (!servers.delete(this.#rid)) return;
    op.denoDrop(this.#rid);
    op.denoIdle(1);
    this.#ended.resolve();
  }

  [Symbol.asyncDispose]() {
    return this.shutdown();
  }
}

export function serve(first, second) {
  const { options, handler } = serveArguments(first, second);
  return new HttpServer(options, handler);
}

offerEntry('httpRequests', (rid, text) => {
  servers.get(rid)?.take(text.split('\n'));
});
