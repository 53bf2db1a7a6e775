/** fetch(), https://fetch.spec.whatwg.org/#fetch-method. There are no cookies, no cache and no CORS: scripts here have no origin. */
import { bytesBody, bodyStream, sourceBytes, streamBody } from '../internal/fetch/body.js';
import { parseDataURL } from '../internal/fetch/data-url.js';
import {
  deleteHeader, getHeader, hasHeader, headerListOf, headerPairs, parseRange, setHeader,
} from '../internal/fetch/header-list.js';
import { checkGlobalThis, defineGlobalOperations } from '../internal/globals.js';
import {
  Promise, PromisePrototypeThen, PromiseReject, TypedArrayPrototypeGetLength, TypedArrayPrototypeSubarray, TypeError, Uint8Array,
} from '../internal/primordials.js';
import { isHTTPScheme, parseURL } from '../internal/url/parser.js';
import { serializeURL } from '../internal/url/serializer.js';
import { requiredArguments } from '../internal/webidl.js';
import { abortReason, addAbortAlgorithm, isAborted, removeAbortAlgorithm } from './abort.js';
import { blobBytes } from './blob.js';
import { abortableStream } from './fetch/abortable.js';
import { currentTransport } from './fetch/transport.js';
import { Request, requestState } from './request.js';
import { createResponse, isNullBodyStatus, isRedirectStatus, newState, responseURL } from './response.js';
import { cancelQuietly, isErrored, isReadableStream } from './streams.js';

const MAX_REDIRECTS = 20;

const networkError = (why) => new TypeError(`fetch failed: ${why}`);

function localResponse(url, status, statusText, pairs, body) {
  const state = newState();
  state.type = 'basic';
  state.url = responseURL(url);
  state.status = status;
  state.statusText = statusText;
  state.headerList = headerListOf(pairs);
  state.guard = 'immutable';
  state.body = body;
  return state;
}

function fetchData(request, url) {
  const data = parseDataURL(serializeURL(url, true));
  if (data === null) throw networkError('the data: URL is malformed');
  return localResponse(serializeURL(url), 200, 'OK', [['Content-Type', data.type]], bytesBody(data.bytes));
}

function fetchBlob(request, url) {
  const { blob } = request;
  if (request.method !== 'GET') throw networkError('a blob: URL can only be fetched with GET');
  if (blob === undefined) throw networkError('the blob: URL stands for no blob');
  const range = getHeader(request.headerList, 'range');
  const type = blob.type;
  if (range === null) {
    const body = { __proto__: null, source: blob, stream: null, length: blob.size, used: false };
    return localResponse(serializeURL(url), 200, 'OK', [['Content-Length', `${blob.size}`], ['Content-Type', type]], body);
  }
  const wanted = blobRange(range, blob.size);
  if (wanted === null) throw networkError('the Range header is malformed or cannot be satisfied');
  const bytes = TypedArrayPrototypeSubarray(blobBytes(blob), wanted[0], wanted[1] + 1);
  return localResponse(serializeURL(url), 206, 'Partial Content', [
    ['Content-Length', `${TypedArrayPrototypeGetLength(bytes)}`], ['Content-Type', type],
    ['Content-Range', `bytes ${wanted[0]}-${wanted[1]}/${blob.size}`],
  ], bytesBody(bytes));
}

function blobRange(value, size) {
  const range = parseRange(value);
  if (range === null) return null;
  let first = range[0];
  let last = range[1];
  if (first === undefined) {
    first = size - last;
    last = size - 1;
    if (first < 0) first = 0;
  } else if (last === undefined || last >= size) {
    last = size - 1;
  }
  return first > last || first >= size ? null : [first, last];
}

/** What goes over the wire: the request's headers and those that every request has. */
function wireHeaders(request) {
  const list = headerListOf(headerPairs(request.headerList));
  if (!hasHeader(list, 'accept')) setHeader(list, 'Accept', '*/*');
  if (!hasHeader(list, 'accept-language')) setHeader(list, 'Accept-Language', '*');
  return list;
}

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
  const transport = currentTransport();
  const { body } = request;
  const serialized = serializeURL(url, true);
  const answer = await transport.send({
    __proto__: null,
    method: request.method,
    url: serialized,
    headers: headerPairs(wireHeaders(request)),
    body: wireBody(body),
    bodyLength: body === null ? null : body.length,
    redirect: request.redirect,
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
  const wanted = request.method !== 'HEAD' && request.method !== 'CONNECT' && !isNullBodyStatus(answer.status);
  if (answer.body !== null && !wanted) {
    if (isReadableStream(answer.body)) cancelQuietly(answer.body);
  } else if (answer.body !== null) {
    state.body = isReadableStream(answer.body) ? streamBody(answer.body) : bytesBody(answer.body);
  }
  if (!transport.followsRedirects && isRedirectStatus(state.status)) return redirect(request, url, state, signal, redirects);
  if (request.redirect === 'manual' && isRedirectStatus(state.status)) return opaqueRedirect(state);
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

/** "HTTP-redirect fetch". */
function redirect(request, url, state, signal, redirects) {
  if (request.redirect === 'manual') return opaqueRedirect(state);
  if (request.redirect === 'error') {
    discard(state);
    throw networkError('the server redirects, which the request forbids');
  }
  const location = getHeader(state.headerList, 'location');
  if (location === null) return state;
  discard(state);
  const target = parseURL(location, url);
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
  if (url.scheme === 'about' && url.path === 'blank') {
    return localResponse('about:blank', 200, 'OK', [['Content-Type', 'text/html;charset=utf-8']], bytesBody(new Uint8Array(0)));
  }
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
    if (answer.body === null || answer.body.stream === null) done();
    else stopBody = abortableStream(answer.body, done);
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
