/** `Deno.serve`: a web server whose requests and responses are those of fetch. */
import { offerEntry } from '../../internal/boot.js';
import { bodyStream, bytesBody, isUnusable, isUsed, sourceBytes, streamBody } from '../../internal/fetch/body.js';
import { op } from '../../internal/ops.js';
import { utf8Encode } from '../../internal/utf8.js';
import { isResponse, responseState } from '../../web/response.js';
import { queueTask } from '../../web/timers.js';
import { call, copyBytes, pathText } from './calls.js';
import { Liveness } from './liveness.js';
import { opened, portOf } from './net.js';
import { headerOf, serverRequest } from './server-request.js';
import { passBytes } from './sockets.js';
import { readableOf } from './streams.js';
import { finishUpgrade, isUpgraded } from './upgrade.js';

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
  const options = typeof first === 'function' ? second : first;
  let handler = typeof first === 'function' ? first : second;
  if (typeof handler !== 'function') {
    if (options === undefined) {
      throw new TypeError('Cannot serve HTTP requests: either a `handler` or `options` must be specified');
    }
    handler = options.handler;
  }
  if (typeof handler !== 'function') {
    throw new TypeError(`Cannot serve HTTP requests: handler must be a function, received ${typeof handler}`);
  }
  checkTls(options ?? {});
  return { options: options ?? {}, handler };
}

function checkTls({ cert, key, certFile, keyFile, alpnProtocols }) {
  if (certFile || keyFile) {
    throw new TypeError("Unsupported 'certFile' / 'keyFile' options provided: use 'cert' / 'key' instead.");
  }
  if (alpnProtocols) {
    throw new TypeError("Unsupported 'alpnProtocols' option provided. 'h2' and 'http/1.1' are automatically supported.");
  }
  if ((cert !== undefined || key !== undefined) && (!cert || !key)) {
    throw new TypeError("Both 'cert' and 'key' must be provided to enable HTTPS");
  }
}

/** Whether responses are compressed where the script does not say. */
function compressesByDefault() {
  const value = Deno.env.get('DENO_SERVE_AUTOMATIC_COMPRESSION');
  return value !== undefined && !/^(0|false)$/i.test(value);
}

const bracketed = (host) => (host.includes(':') ? `[${host}]` : host);

/** The address a person can visit. */
function place(addr, secure) {
  if (addr.transport === 'unix') return addr.path;
  const scheme = secure ? 'https' : 'http';
  const isAny = addr.hostname === '0.0.0.0' || addr.hostname === '::';
  const here = `${scheme}://${bracketed(addr.hostname)}:${addr.port}/`;
  return isAny ? `${here} (${scheme}://localhost:${addr.port}/)` : here;
}

const isLocal = (host) => host === '0.0.0.0' || host === '::' || host === '::1' || host.startsWith('127.');

/** The host in the URL of a request that names none. */
function fallbackHost(addr, secure) {
  if (addr.transport === 'unix') {
    return addr.path.replace(/[^A-Za-z0-9]/gu, (c) => (c.codePointAt(0) < 128
      ? `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}` : encodeURIComponent(c)));
  }
  const host = isLocal(addr.hostname) ? 'localhost' : bracketed(addr.hostname);
  return addr.port === (secure ? 443 : 80) ? host : `${host}:${addr.port}`;
}

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

/** Names and values on a line each, as Java takes them. */
function headerText(list) {
  let text = '';
  for (let i = 0; i < list.length; i++) text += `${list[i][0]}\n${list[i][1]}\n`;
  return text;
}

/** Sends a response; gives a promise where not all of it was handed over yet. `tell` hears of a stream that failed. */
function send(number, response, tell) {
  const { status, body, headerList } = responseState(response);
  const headers = headerText(headerList);
  if (body === null) {
    op.denoHttpRespond(number, status, headers, NO_BODY);
  } else if (body.source !== null) {
    body.used = true;
    const bytes = sourceBytes(body.source);
    op.denoHttpRespond(number, status, headers, passBytes(bytes) ? bytes.byteLength : copyBytes(bytes));
  } else {
    return sendStream(number, status, headers, bodyStream(body), tell);
  }
  return undefined;
}

/** A piece of a stream, which may be any view of bytes. */
function pieceBytes(value) {
  if (!ArrayBuffer.isView(value)) throw new TypeError('expected typed ArrayBufferView');
  return copyBytes(value instanceof Uint8Array ? value : new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
}

/** Sends a stream; `tell` hears of its failure, about which the client learns from the end of the connection alone. */
async function sendStream(number, status, headers, stream, tell) {
  const reader = stream.getReader();
  try {
    if (!op.denoHttpBegin(number, status, headers)) {
      await reader.cancel();
      return;
    }
    for (let pieces = 1; ; pieces++) {
      const bytes = await nextPiece(reader, tell);
      if (bytes === undefined) break;
      if (!op.denoHttpWrite(number, bytes)) await call('denoHttpFlushed', number);
      else if (pieces % PIECES_AT_ONCE === 0) await new Promise((resolve) => { queueTask(resolve); });
    }
    op.denoHttpEnd(number);
  } catch (error) {
    abort(number);
    await reader.cancel(error).catch(() => {});
  }
}

async function nextPiece(reader, tell) {
  try {
    const { done, value } = await reader.read();
    return done ? undefined : pieceBytes(value);
  } catch (error) {
    tell(error);
    throw error;
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
class ServeHandlerInfo {
  #number;
  #remoteAddr;
  #completed;

  constructor(number, remoteAddr) {
    this.#number = number;
    this.#remoteAddr = remoteAddr;
  }

  get remoteAddr() {
    return this.#remoteAddr;
  }

  get completed() {
    return this.#completed ??= completionOf(this.#number);
  }
}

/** Throws unless a handler's value can be sent. */
function checkResponse(response, who) {
  if (!isResponse(response)) {
    const isAlike = response instanceof Response;
    throw new TypeError(`Return value from ${who} handler must be a ${isAlike
      ? 'Response constructed via the Response constructor in this realm'
      : 'response or a promise resolving to a response'}`);
  }
  const { type, body } = responseState(response);
  if (type === 'error') {
    throw new TypeError(`Return value from ${who} handler must not be an error response (like Response.error())`);
  }
  if (isUsed(body) || (body?.source === null && isUnusable(body))) throw new TypeError(`The body of the Response returned from the ${who} handler has already been consumed`);
}

async function completionOf(number) {
  const whole = await new Liveness(false).wait(call('denoHttpCompleted', number)).catch((error) => {
    // The exchange is over, and known no more.
    if (error instanceof Deno.errors.BadResource) return true;
    throw error;
  });
  if (!whole) throw new Deno.errors.Interrupted('HTTP response was not sent successfully');
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
  #liveness = new Liveness();

  constructor(options, handler) {
    const { hostname = '0.0.0.0', port = DEFAULT_PORT, path, cert = '', key = '', signal, onError, onListen, reusePort = false } = options;
    const compresses = options.automaticCompression ?? compressesByDefault();
    const unix = path === undefined ? '' : pathText(path);
    const { rid, addr } = opened(
      op.denoServe(String(hostname), portOf(port ?? DEFAULT_PORT), unix, String(cert), String(key), Boolean(reusePort), Boolean(compresses)));
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
  #url(lines, at, count) {
    const target = readable(lines[at + 3]);
    if (lines[at + 2] === 'CONNECT') return this.#scheme + target;
    if (target[0] !== '/' && target !== '*') return absoluteUrl(target);
    const host = headerOf(lines, at + FIELDS, count, 'host');
    return `${this.#scheme}${host === null || host === '' ? this.#host : host}${target === '*' ? '/*' : target}`;
  }

  #remoteAddr(hostname, port) {
    const { transport, path } = this.#addr;
    return transport === 'unix' ? { transport, path } : { transport, hostname, port: Number(port) };
  }

  async #answer(lines, at, count) {
    const number = Number(lines[at]);
    const info = new ServeHandlerInfo(number, this.#remoteAddr(lines[at + 4], lines[at + 5]));
    const request = serverRequest({
      number, method: lines[at + 2], url: () => this.#url(lines, at, count), lines, at: at + FIELDS, count,
      body: bodyOf(number, lines[at + 2], lines[at + 1] === '1'), completion: () => info.completed,
    });
    let response;
    try {
      response = await this.#handler(request, info);
      checkResponse(response, 'serve');
    } catch (error) {
      response = await this.#failure(error);
    }
    try {
      if (finishUpgrade(response)) return;
      if (isUpgraded(request)) throw new Error('Upgrade response was not returned from callback');
      await send(number, response, (error) => this.#tell(error));
    } catch (error) {
      if (!(error instanceof Deno.errors.BadResource)) abort(number);
    }
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
