/** Request, https://fetch.spec.whatwg.org/#request-class. */
import { onBoot } from '../internal/boot.js';
import { cut } from '../internal/errors.js';
import { cloneBody, extractBody, isUnusable, toBodyInit } from '../internal/fetch/body.js';
import { mixInBody } from '../internal/fetch/body-mixin.js';
import { blobOfURL } from '../internal/fetch/blob-urls.js';
import { appendHeader, hasHeader, isForbiddenMethod, isHeaderName } from '../internal/fetch/header-list.js';
import { defineGlobals } from '../internal/globals.js';
import { StringPrototypeToUpperCase, TypeError } from '../internal/primordials.js';
import { apiBaseURL } from '../internal/url/base.js';
import { parseURL } from '../internal/url/parser.js';
import { sameOrigin, serializeURL } from '../internal/url/serializer.js';
import {
  configureInterface, converters, dictionaryConverter, enumConverter, isObject, nullableConverter, requiredArguments,
} from '../internal/webidl.js';
import { createDependentSignal, isAbortSignal } from './abort.js';
import { createHeaders, fillHeaders, toHeadersInit } from './headers.js';
import { readableOf, streamPipeThrough, TransformStream } from './streams.js';

const MAX_SHOWN = 200;
const NORMALIZED = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT'];
const member = (key, converter) => ({ key, converter });
const toSignal = nullableConverter((value, context) => {
  if (!isAbortSignal(value)) throw new TypeError(`${context} is not of type 'AbortSignal'`);
  return value;
});
// The main script may leave `duplex` out, as in Deno: a proxy passes bodies on as they come. It may name any referrer, having no
// origin that others would have to be kept from, and user and password in the URL.
let inMain = false;
onBoot((config) => { inMain = config.scope === 'main'; });

const toInit = dictionaryConverter('RequestInit', [
  member('method', converters.ByteString),
  member('headers', toHeadersInit),
  member('body', nullableConverter(toBodyInit)),
  member('referrer', converters.USVString),
  member('referrerPolicy', enumConverter('ReferrerPolicy', [
    '', 'no-referrer', 'no-referrer-when-downgrade', 'same-origin', 'origin', 'strict-origin', 'origin-when-cross-origin',
    'strict-origin-when-cross-origin', 'unsafe-url',
  ])),
  member('mode', enumConverter('RequestMode', ['navigate', 'same-origin', 'no-cors', 'cors'])),
  member('credentials', enumConverter('RequestCredentials', ['omit', 'same-origin', 'include'])),
  member('cache', enumConverter('RequestCache', [
    'default', 'no-store', 'reload', 'no-cache', 'force-cache', 'only-if-cached',
  ])),
  member('redirect', enumConverter('RequestRedirect', ['follow', 'error', 'manual'])),
  member('integrity', converters.DOMString),
  member('keepalive', converters.boolean),
  member('signal', toSignal),
  member('duplex', enumConverter('RequestDuplex', ['half'])),
  member('priority', enumConverter('RequestPriority', ['high', 'low', 'auto'])),
  member('window', converters.any),
]);

/** What the main isolate reads of `init` besides what the standard knows. */
let readMore = () => {};
export function extendRequestInit(read) {
  readMore = read;
}

/** The number of the HTTP client that such an init names, 0 for the one of fetch itself. */
export function readClient(init) {
  const state = { __proto__: null };
  readMore(state, init);
  return state.client ?? 0;
}

let stateOf;
let isInstance;
let make;
const bare = { __proto__: null };

class Request {
  #state;
  #headers;
  #signal;
  #sources;

  constructor(input, init = undefined) {
    if (input === bare) return;
    requiredArguments(arguments.length, 1, "Failed to construct 'Request'");
    const context = "Failed to construct 'Request'";
    const source = isInstance(input) ? input : converters.USVString(input, `${context}: Argument 1`);
    const given = toInit(init, `${context}: Argument 2`);
    const { state, signals } = buildRequest(source, given, context);
    readMore(state, init);
    this.#state = state;
    this.#sources = signals;
  }

  static {
    stateOf = (request) => request.#state;
    isInstance = (value) => isObject(value) && #state in value;
    make = (state, sources) => {
      const request = new Request(bare);
      request.#state = state;
      request.#sources = sources;
      return request;
    };
  }

  get method() { return this.#state.method; }
  get url() { return this.#state.urlText ?? serializeURL(this.#state.url); }
  get headers() { return this.#headers ??= createHeaders(this.#state.headerList, this.#state.guard); }
  get destination() { return this.#state.destination; }
  get referrer() { return shownReferrer(this.#state.referrer); }
  get referrerPolicy() { return this.#state.referrerPolicy; }
  get mode() { return this.#state.mode; }
  get credentials() { return this.#state.credentials; }
  get cache() { return this.#state.cache; }
  get redirect() { return this.#state.redirect; }
  get integrity() { return this.#state.integrity; }
  get keepalive() { return this.#state.keepalive; }
  get isReloadNavigation() {
    this.#state;
    return false;
  }
  get isHistoryNavigation() {
    this.#state;
    return false;
  }
  get signal() {
    return this.#signal ??= createDependentSignal(typeof this.#sources === 'function' ? this.#sources() : this.#sources);
  }
  get duplex() {
    this.#state;
    return 'half';
  }

  clone() {
    const state = this.#state;
    if (isUnusable(state.body)) throw new TypeError("Failed to execute 'clone' on 'Request': Body is unusable");
    const copy = copyState(state);
    if (state.body !== null) copy.body = cloneBody(state.body);
    return make(copy, [this.signal]);
  }
}

function copyList(list) {
  const copy = [];
  for (let i = 0; i < list.length; i++) appendHeader(copy, list[i][0], list[i][1]);
  return copy;
}

/** A copy of a state; those parts that are costly may be accessors of its class: see `main/deno/server-request.js`. */
const copyState = (state) => ({
  ...state, __proto__: null, url: state.url, urlText: state.urlText, headerList: copyList(state.headerList),
});

function defaults(url) {
  return {
    __proto__: null, method: 'GET', url, headerList: [], guard: 'request', destination: '', referrer: 'client',
    referrerPolicy: '', mode: 'cors', credentials: 'same-origin', cache: 'default', redirect: 'follow', integrity: '',
    keepalive: false, body: null, blob: undefined, urlText: undefined,
  };
}

function stateFromInput(source, context) {
  if (typeof source !== 'string') {
    const copy = copyState(stateOf(source));
    copy.body = null;
    return copy;
  }
  const url = parseURL(source, apiBaseURL());
  if (url === null) throw new TypeError(`${context}: Failed to parse URL from '${cut(source, MAX_SHOWN)}'`);
  if (!inMain && (url.username !== '' || url.password !== '')) {
    throw new TypeError(`${context}: The URL '${cut(source, MAX_SHOWN)}' includes credentials`);
  }
  const state = defaults(url);
  if (url.scheme === 'blob') state.blob = blobOfURL(serializeURL(url, true));
  return state;
}

/** A request's referrer as scripts name it: a URL, `about:client`, or an empty text for none. */
export function shownReferrer(referrer) {
  if (referrer === 'client') return 'about:client';
  return referrer === 'no-referrer' ? '' : referrer;
}

function applyReferrer(state, text, context) {
  if (text === '') {
    state.referrer = 'no-referrer';
    return;
  }
  const baseURL = apiBaseURL();
  const url = parseURL(text, baseURL);
  if (url === null) throw new TypeError(`${context}: The referrer '${text}' is not a valid URL`);
  const allowed = baseURL === null ? inMain : sameOrigin(url, baseURL);
  state.referrer = (url.scheme === 'about' && url.path === 'client') || !allowed ? 'client' : serializeURL(url);
}

function applyMethod(state, method, context) {
  if (!isHeaderName(method)) throw new TypeError(`${context}: '${method}' is not a valid HTTP method`);
  if (isForbiddenMethod(method)) throw new TypeError(`${context}: The HTTP method '${method}' is forbidden`);
  const upper = StringPrototypeToUpperCase(method);
  state.method = method;
  for (let i = 0; i < NORMALIZED.length; i++) if (NORMALIZED[i] === upper) state.method = upper;
}

function buildRequest(source, init, context) {
  const fromRequest = typeof source !== 'string';
  const state = stateFromInput(source, context);
  let { signal } = init;
  if (signal === undefined) signal = fromRequest ? source.signal : null;
  if (init.window !== undefined && init.window !== null) throw new TypeError(`${context}: member 'window' must be null`);
  let changed = false;
  for (const key in init) if (init[key] !== undefined) changed = true;
  if (changed) {
    state.referrer = 'client';
    state.referrerPolicy = '';
    if (state.mode === 'navigate') state.mode = 'same-origin';
  }
  if (init.referrer !== undefined) applyReferrer(state, init.referrer, context);
  if (init.mode === 'navigate') throw new TypeError(`${context}: the mode 'navigate' cannot be asked for`);
  const keys = ['referrerPolicy', 'mode', 'credentials', 'cache', 'redirect', 'integrity', 'keepalive'];
  for (let i = 0; i < keys.length; i++) if (init[keys[i]] !== undefined) state[keys[i]] = init[keys[i]];
  if (state.cache === 'only-if-cached' && state.mode !== 'same-origin') {
    throw new TypeError(`${context}: the cache mode 'only-if-cached' needs the mode 'same-origin'`);
  }
  if (init.method !== undefined) applyMethod(state, init.method, context);
  applyHeaders(state, init, context, changed);
  applyBody(state, init, fromRequest ? stateOf(source) : null, context);
  return { state, signals: signal === null || signal === undefined ? [] : [signal] };
}

function applyHeaders(state, init, context, changed) {
  state.guard = 'request';
  if (state.mode === 'no-cors') {
    if (state.method !== 'GET' && state.method !== 'HEAD' && state.method !== 'POST') {
      throw new TypeError(`${context}: the method '${state.method}' is not allowed in the mode 'no-cors'`);
    }
    state.guard = 'request-no-cors';
  }
  if (!changed) return;
  const pairs = init.headers ?? state.headerList;
  const list = [];
  fillHeaders(list, state.guard, pairs);
  state.headerList = list;
}

function applyBody(state, init, from, context) {
  const inputBody = from === null ? null : from.body;
  const given = init.body !== undefined && init.body !== null;
  if ((given || inputBody !== null) && (state.method === 'GET' || state.method === 'HEAD')) {
    throw new TypeError(`${context}: a request with the method ${state.method} cannot have a body`);
  }
  if (given) {
    const { body, type } = extractBody(init.body, state.keepalive);
    if (!inMain && body.source === null && init.duplex === undefined) {
      throw new TypeError(`${context}: member 'duplex' must be given for a body that is a stream`);
    }
    if (body.source === null && state.mode !== 'same-origin' && state.mode !== 'cors') {
      throw new TypeError(`${context}: a stream can only be sent in the modes 'same-origin' and 'cors'`);
    }
    if (type !== null && !hasHeader(state.headerList, 'content-type')) {
      fillHeaders(state.headerList, state.guard, [['Content-Type', type]]);
    }
    state.body = body;
    return;
  }
  if (inputBody === null) return;
  if (isUnusable(inputBody)) throw new TypeError(`${context}: the body of the given request is locked or has been read already`);
  state.body = takeOver(inputBody);
}

/** Moves a body to a new request; the old one counts as used. */
function takeOver(body) {
  if (body.stream === null) {
    const moved = { ...body, __proto__: null };
    body.used = true;
    return moved;
  }
  const identity = new TransformStream();
  streamPipeThrough(body.stream, identity);
  return { ...body, __proto__: null, stream: readableOf(identity) };
}

mixInBody(Request, (request) => stateOf(request));
configureInterface('Request', Request);
defineGlobals({ Request });

export const requestState = stateOf;
export const isRequest = isInstance;
/** A request of this state; `sources` are the signals that its own follows, or a function that gives them when it is asked for. */
export const createRequest = make;
export { Request };
