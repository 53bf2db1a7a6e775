/**
 * fetch(), https://fetch.spec.whatwg.org/#fetch-method. There are no cookies, no cache and no CORS: a script here holds nobody's
 * credentials, so there is nothing that they would protect.
 */
import { onBoot } from '../internal/boot.js';
import { bytesBody, bodyStream, sourceBytes, streamBody } from '../internal/fetch/body.js';
import { deleteHeader, getHeader, headerListOf, headerPairs } from '../internal/fetch/header-list.js';
import { checkGlobalThis, defineGlobalOperations } from '../internal/globals.js';
import {
  NumberPrototypeToString, Promise, PromisePrototypeThen, PromiseReject, StringPrototypeCharCodeAt,
  StringPrototypeToUpperCase,
} from '../internal/primordials.js';
import { isHTTPScheme, parseURL } from '../internal/url/parser.js';
import { serializeURL } from '../internal/url/serializer.js';
import { requiredArguments } from '../internal/webidl.js';
import { abortReason, addAbortAlgorithm, canAbort, isAborted, removeAbortAlgorithm } from './abort.js';
import { abortableBytes, abortableStream } from './fetch/abortable.js';
import { fetchBlob, fetchData, networkError, wantsBody } from './fetch/local.js';
import { isSameOrigin } from './fetch/origin.js';
import { currentTransport } from './fetch/transport.js';
import { wireHeaders } from './fetch/wire-headers.js';
import { Request, requestState } from './request.js';
import { createResponse, isRedirectStatus, newState, responseURL } from './response.js';
import { cancelQuietly, isErrored, isReadableStream } from './streams.js';

const MAX_REDIRECTS = 20;
let showsRedirects = false;
onBoot((config) => { showsRedirects = config.scope === 'main'; });

let fetchFile;
/** How a host that has files answers for a `file:` URL: `(request, url)` gives the state of the response, or a promise of it. */
export function setFileFetch(given) { fetchFile = given; }

function wireBody(body) {
  if (body === null) return null;
  if (body.stream === null) {
    body.used = true;
    return sourceBytes(body.source);
  }
  return bodyStream(body);
}

/** One exchange over the transport; the response's state. */
async function exchange(request, url, signal, redirects) {
  if (request.mode === 'same-origin' && !isSameOrigin(url)) throw networkError('the URL is of another origin, which the request forbids');
  if (request.cache === 'only-if-cached') throw networkError('there is no cache that could have the response');
  const transport = currentTransport();
  const { body } = request;
  const serialized = serializeURL(url, true);
  const answer = await transport.send({
    __proto__: null,
    method: request.method,
    url: serialized,
    headers: headerPairs(wireHeaders(request, url)),
    body: wireBody(body),
    bodyLength: body === null ? null : body.length,
    redirect: request.redirect,
    mode: request.mode,
    credentials: request.credentials,
    cache: request.cache,
    integrity: request.integrity,
    keepalive: request.keepalive,
    client: request.client,
    signal,
  });
  const state = newState();
  state.type = 'basic';
  state.guard = 'immutable';
  state.url = responseURL(answer.url ?? serialized);
  state.redirected = answer.redirected ?? redirects > 0;
  state.status = answer.status;
  state.statusText = answer.statusText;
  state.headerList = headerListOf(answer.headers);
  const wanted = wantsBody(request.method, answer.status);
  if (answer.body !== null && !wanted) {
    if (isReadableStream(answer.body)) cancelQuietly(answer.body);
  } else if (answer.body !== null) {
    state.body = isReadableStream(answer.body) ? streamBody(answer.body) : bytesBody(answer.body);
  }
  if (isRedirectStatus(state.status)) {
    if (!transport.followsRedirects) return redirect(request, url, state, signal, redirects);
    if (request.redirect === 'manual') return opaqueRedirect(state);
  }
  if (request.redirect === 'error' && (state.redirected || isRedirectStatus(state.status))) {
    discard(state);
    throw networkError('the server redirects, which the request forbids');
  }
  if (request.mode === 'same-origin' && state.redirected && !isSameOrigin(parseURL(state.url))) {
    discard(state);
    throw networkError('the server redirects to another origin, which the request forbids');
  }
  return state;
}

function opaqueRedirect(state) {
  discard(state);
  const opaque = newState();
  opaque.type = 'opaqueredirect';
  opaque.url = state.url;
  opaque.status = 0;
  opaque.guard = 'immutable';
  return opaque;
}

function discard(state) {
  if (state.body !== null && state.body.stream !== null) cancelQuietly(state.body.stream);
}

/** A Location as servers send it: bytes that are not ASCII stand for themselves, whatever the encoding of the URL is. */
function escapeBytes(text) {
  let escaped = '';
  for (let i = 0; i < text.length; i++) {
    const unit = StringPrototypeCharCodeAt(text, i);
    escaped += unit < 0x80 || unit > 0xff ? text[i] : `%${StringPrototypeToUpperCase(NumberPrototypeToString(unit, 16))}`;
  }
  return escaped;
}

/** "HTTP-redirect fetch". */
function redirect(request, url, state, signal, redirects) {
  // As in Deno, the main script may look at a redirect that it does not follow.
  if (request.redirect === 'manual') return showsRedirects ? state : opaqueRedirect(state);
  if (request.redirect === 'error') {
    discard(state);
    throw networkError('the server redirects, which the request forbids');
  }
  const location = getHeader(state.headerList, 'location');
  if (location === null) return state;
  discard(state);
  const target = parseURL(escapeBytes(location), url);
  if (target === null) throw networkError('the server redirects to an invalid URL');
  if (!isHTTPScheme(target.scheme)) throw networkError(`the server redirects to a ${target.scheme}: URL`);
  if (redirects >= MAX_REDIRECTS) throw networkError(`more than ${MAX_REDIRECTS} redirects`);
  if (target.fragment === null) target.fragment = url.fragment;
  const { body, method } = request;
  const toGet = (state.status <= 302 && method === 'POST') || (state.status === 303 && method !== 'GET' && method !== 'HEAD');
  if (!toGet && body !== null && body.source === null) throw networkError('a streamed body cannot be sent again after a redirect');
  const headerList = headerListOf(headerPairs(request.headerList));
  const next = { ...request, __proto__: null, headerList };
  if (toGet) {
    next.method = 'GET';
    next.body = null;
    for (let i = 0; i < BODY_HEADERS.length; i++) deleteHeader(headerList, BODY_HEADERS[i]);
  }
  if (target.scheme !== url.scheme || target.host !== url.host || target.port !== url.port) {
    deleteHeader(headerList, 'authorization');
    deleteHeader(headerList, 'cookie');
    deleteHeader(headerList, 'host');
  }
  return exchange(next, target, signal, redirects + 1);
}

const BODY_HEADERS = ['content-encoding', 'content-language', 'content-location', 'content-length', 'content-type'];

/** "Scheme fetch": the state of the response, or a rejection with a TypeError. */
async function dispatch(request, signal) {
  const { url } = request;
  if (url.scheme === 'data') return fetchData(request, url);
  if (url.scheme === 'blob') return fetchBlob(request, url);
  if (url.scheme === 'file' && fetchFile !== undefined) return fetchFile(request, url);
  if (!isHTTPScheme(url.scheme)) throw networkError(`the URL scheme '${url.scheme}' is not supported`);
  return exchange(request, url, signal, 0);
}

/** Runs a request to its response; `resolve` and `reject` belong to the promise that the script has. */
function run(request, resolve, reject) {
  const state = requestState(request);
  const { signal } = request;
  let settled = false;
  let stopBody = null;
  const abort = () => {
    const reason = abortReason(signal);
    if (!settled) {
      settled = true;
      reject(reason);
    }
    if (state.body !== null && state.body.stream !== null) abortRequestBody(state.body.stream, reason);
    stopBody?.(reason);
  };
  if (isAborted(signal)) {
    abort();
    return;
  }
  addAbortAlgorithm(signal, abort);
  const done = () => removeAbortAlgorithm(signal, abort);
  PromisePrototypeThen(dispatch({ ...state, __proto__: null }, signal), (answer) => {
    if (settled) {
      discard(answer);
      return;
    }
    settled = true;
    if (answer.body === null || !canAbort(signal)) done();
    else stopBody = (answer.body.stream === null ? abortableBytes : abortableStream)(answer.body, done);
    resolve(createResponse(answer));
  }, (error) => {
    done();
    if (settled) return;
    settled = true;
    reject(error);
  });
}

function abortRequestBody(stream, reason) {
  if (!isErrored(stream)) cancelQuietly(stream, reason);
}

/** Fetches for another API: GET, with [name, value] headers, until the signal aborts. */
export function startFetch(url, headers, signal) {
  const request = new Request(url, { __proto__: null, headers, signal, cache: 'no-store' });
  return new Promise((resolve, reject) => run(request, resolve, reject));
}

defineGlobalOperations({
  fetch(input, init = undefined) {
    try {
      checkGlobalThis(this);
      requiredArguments(arguments.length, 1, "Failed to execute 'fetch'");
      const request = new Request(input, init);
      return new Promise((resolve, reject) => run(request, resolve, reject));
    } catch (error) {
      return PromiseReject(error);
    }
  },
});
