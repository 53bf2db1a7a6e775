/** `Deno.serve`: a web server whose requests and responses are those of fetch. */
import { offerEntry } from '../../internal/boot.js';
import { bytesBody, streamBody } from '../../internal/fetch/body.js';
import { op } from '../../internal/ops.js';
import { utf8Encode } from '../../internal/utf8.js';
import { isResponse } from '../../web/response.js';
import { call, pathText } from './calls.js';
import { Liveness } from './liveness.js';
import { opened, portOf } from './net.js';
import { compressesByDefault, fallbackHost, place, serveArguments } from './serve-options.js';
import { abort, checkResponse, completionOf, send } from './serve-response.js';
import { serverRequest } from './server-request.js';
import { readableOf } from './streams.js';
import { finishUpgrade, isUpgraded } from './upgrade.js';

const DEFAULT_PORT = 8000;
const NO_BODY = new Uint8Array(0);
/** What Java says of a request before its header fields. */
const FIELDS = 7;

/** The servers that take requests, by the number of their resource. */
const servers = new Map();

function internalError(error) {
  console.error(error);
  return new Response(utf8Encode('Internal Server Error'), { status: 500 });
}

function unhandled(error) {
  console.error('Exception in onError while handling exception', error);
  return new Response(utf8Encode('Internal Server Error'), { status: 500 });
}

/** A target whose bytes beyond ASCII are UTF-8. */
function readable(target) {
  if (!/[\x80-\xff]/.test(target)) return target;
  return new TextDecoder().decode(Uint8Array.from(target, (c) => c.charCodeAt(0)));
}

/** The target of a request that names a host; its path is never empty. */
function absoluteUrl(target) {
  const host = target.indexOf('://') + 3;
  return /[/?]/.test(target.slice(host)) ? target : `${target}/`;
}

/** The body of a request; what came with GET, HEAD or CONNECT nobody sees. */
function bodyOf(number, method, hasBody) {
  if (method === 'GET' || method === 'HEAD' || method === 'CONNECT') return null;
  if (!hasBody) return bytesBody(NO_BODY);
  return streamBody(readableOf({ rid: number, pull: () => call('denoHttpRead', number), close: () => {} }));
}

/** What a handler learns besides the request; waiting for the completion costs only those who ask for it. */
class ServeHandlerInfo {
  #number;
  #addr;
  #hostname;
  #port;
  #remoteAddr;
  #completing;
  #completed;

  constructor(number, addr, completing, hostname, port) {
    this.#number = number;
    this.#addr = addr;
    this.#completing = completing;
    this.#hostname = hostname;
    this.#port = port;
  }

  get remoteAddr() {
    const { transport, path } = this.#addr;
    return this.#remoteAddr ??= transport === 'unix'
      ? { transport, path } : { transport, hostname: this.#hostname, port: Number(this.#port) };
  }

  get completed() {
    if (this.#completed === undefined) {
      const completed = this.#completed = completionOf(this.#number);
      const over = () => this.#completing.delete(completed);
      this.#completing.add(completed);
      completed.then(over, over);
    }
    return this.#completed;
  }
}

export class HttpServer {
  #rid;
  #addr;
  #finished;
  #ended;
  #handler;
  #onError;
  #scheme;
  #host;
  #down = false;
  /** The completions that the script waits for: what they tell is told before the end. */
  #completing = new Set();
  #liveness = new Liveness();

  constructor(options, handler) {
    const { hostname = '0.0.0.0', port = DEFAULT_PORT, path, cert = '', key = '', signal, onError, onListen, reusePort = false } = options;
    const compresses = options.automaticCompression ?? compressesByDefault();
    const unix = path === undefined ? '' : pathText(path);
    const { rid, addr } = opened(
      op.denoServe(String(hostname), portOf(port ?? DEFAULT_PORT), unix, String(cert), String(key), Boolean(reusePort),
        Boolean(compresses)));
    this.#rid = rid;
    this.#addr = addr;
    this.#handler = handler;
    this.#onError = onError ?? internalError;
    this.#scheme = addr.transport === 'unix' ? 'http+unix://' : cert === '' ? 'http://' : 'https://';
    this.#host = fallbackHost(addr, cert !== '');
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

  /** The URL as Deno has it: the words of the client, put together. */
  #url(given, method, host) {
    const target = readable(given);
    if (method === 'CONNECT') return this.#scheme + target;
    if (target[0] !== '/' && target !== '*') return absoluteUrl(target);
    return `${this.#scheme}${host === null || host === '' ? this.#host : host}${target === '*' ? '/*' : target}`;
  }

  #answer(lines, at, count) {
    const number = Number(lines[at]);
    const method = lines[at + 2];
    const info = new ServeHandlerInfo(number, this.#addr, this.#completing, lines[at + 4], lines[at + 5]);
    const place = (name, host) => this.#url(lines[at + 3], name, host);
    const body = bodyOf(number, method, lines[at + 1] === '1');
    const request = serverRequest(number, method, body, place, lines, at + FIELDS, count, info);
    let response;
    try {
      const handler = this.#handler;
      response = handler(request, info);
      // What is there already need not be waited for.
      if (isResponse(response)) checkResponse(response, 'serve');
    } catch (error) {
      this.#answerLater(number, request, Promise.reject(error));
      return;
    }
    if (isResponse(response)) this.#finish(number, request, response);
    else this.#answerLater(number, request, response);
  }

  async #answerLater(number, request, given) {
    let response;
    try {
      response = await given;
      checkResponse(response, 'serve');
    } catch (error) {
      response = await this.#failure(error);
    }
    this.#finish(number, request, response);
  }

  #finish(number, request, response) {
    try {
      if (finishUpgrade(response)) return;
      if (isUpgraded(request)) throw new Error('Upgrade response was not returned from callback');
      send(number, response, (error) => this.#tell(error))?.catch((error) => this.#lose(number, error));
    } catch (error) {
      this.#lose(number, error);
    }
  }

  #lose(number, error) {
    if (!(error instanceof Deno.errors.BadResource)) abort(number);
  }

  async #failure(error) {
    try {
      const response = await this.#onError(error);
      checkResponse(response, 'onError');
      return response;
    } catch (again) {
      return unhandled(again);
    }
  }

  /** Has a failure heard of, whose response has begun already. */
  async #tell(error) {
    try {
      await this.#onError(error);
    } catch (again) {
      unhandled(again);
    }
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
      await Promise.allSettled(this.#completing);
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
