/**
 * fetch(), https://fetch.spec.whatwg.org/#fetch-method. There are no cookies, no cache and no CORS: a script here holds nobody's
 * credentials, so there is nothing that they would protect.
 */
import integrity from 'late:./fetch/integrity.js';
import { onBoot } from '../internal/boot.js';
import { bytesBody, streamBody, takeBody } from '../internal/fetch/body.js';
import { getHeader, headerListOf, headerPairs } from '../internal/fetch/header-list.js';
import { checkGlobalThis, defineGlobalOperations } from '../internal/globals.js';
import { Promise, PromisePrototypeThen, PromiseReject } from '../internal/primordials.js';
import { isHTTPScheme, parseURL } from '../internal/url/parser.js';
import { serializeURL } from '../internal/url/serializer.js';
import { requiredArguments } from '../internal/webidl.js';
import { abortReason, addAbortAlgorithm, canAbort, isAborted, removeAbortAlgorithm } from './abort.js';
import { abortableBytes, abortableStream } from './fetch/abortable.js';
import { fetchBlob, fetchData, networkError, wantsBody } from './fetch/local.js';
import { isSameOrigin } from './fetch/origin.js';
import { isBadPort } from './fetch/ports.js';
import { redirectedRequest, redirectTarget } from './fetch/redirect.js';
import { currentTransport } from './fetch/transport.js';
import { wireHeaders } from './fetch/wire-headers.js';
import { Request, requestState, shownReferrer } from './request.js';
import { createResponse, isRedirectStatus, newState, responseURL } from './response.js';
import { cancelQuietly, isErrored, isReadableStream } from './streams.js';

const MAX_REDIRECTS = 20;
let isMain = false;
onBoot((config) => { isMain = config.scope === 'main'; });

let fetchFile;
/** How a host that has files answers for a `file:` URL: `(request, url)` gives the state of the response, or a promise of it. */
export function setFileFetch(given) { fetchFile = given; }

/** What a request may not ask of this URL, by its mode and its cache mode. */
function checkAllowed(request, url) {
  // What a worker may reach is the host's affair.
  if (isMain && isBadPort(url.port)) throw networkError(`requests to port ${url.port} are blocked`);
  const foreign = !isSameOrigin(url);
  if (foreign && request.mode === 'same-origin') throw networkError('the URL is of another origin, which the request forbids');
  if (foreign && request.mode === 'no-cors' && request.redirect !== 'follow') {
    throw networkError(`the mode 'no-cors' follows the redirects of other origins, or fails`);
  }
  if (request.cache === 'only-if-cached') throw networkError('there is no cache that could have the response');
}

/** User and password are in the headers: see wireHeaders. */
const withoutCredentials = (url) => (url.username === '' && url.password === '' ? url : { ...url, __proto__: null, username: '', password: '' });

function send(transport, request, url, signal) {
  const { body } = request;
  return transport.send({
    __proto__: null,
    method: request.method,
    url: serializeURL(withoutCredentials(url), true),
    headers: headerPairs(wireHeaders(request, url)),
    body: takeBody(body),
    bodyLength: body === null ? null : body.length,
    redirect: request.redirect,
    mode: request.mode,
    credentials: request.credentials,
    cache: request.cache,
    integrity: request.integrity,
    keepalive: request.keepalive,
    referrer: shownReferrer(request.referrer),
    referrerPolicy: request.referrerPolicy,
    client: request.client,
    signal,
  });
}

/** The transport's answer as the state of a response. */
function received(answer, request, url, redirects) {
  const state = newState();
  state.type = 'basic';
  state.guard = 'immutable';
  state.url = responseURL(answer.url ?? serializeURL(url, true));
  state.redirected = answer.redirected ?? redirects > 0;
  state.status = answer.status;
  state.statusText = answer.statusText;
  state.headerList = headerListOf(answer.headers);
  if (answer.body === null) return state;
  const streamed = isReadableStream(answer.body);
  if (wantsBody(request.method, answer.status)) state.body = streamed ? streamBody(answer.body) : bytesBody(answer.body);
  else if (streamed) cancelQuietly(answer.body);
  return state;
}

/** One exchange over the transport; the response's state. */
async function exchange(request, url, signal, redirects) {
  checkAllowed(request, url);
  const transport = currentTransport();
  const state = received(await send(transport, request, url, signal), request, url, redirects);
  if (isRedirectStatus(state.status)) {
    if (!transport.followsRedirects) return redirect(request, url, state, signal, redirects);
    if (request.redirect === 'manual') return opaqueRedirect(state);
  }
  if (request.redirect === 'error' && (state.redirected || isRedirectStatus(state.status))) {
    discard(state);
    throw networkError('the server redirects, which the request forbids');
  }
  const foreign = request.tainted === true || !isSameOrigin(url) || !endsAtHome(state);
  return foreign ? ofAnotherOrigin(state, request.mode) : state;
}

/** Whether the response comes, as far as the transport says, from the origin of the isolate's location. */
function endsAtHome(state) {
  const end = state.redirected ? parseURL(state.url) : null;
  return end === null || isSameOrigin(end);
}

/** "Response tainting": what the script is shown of a response that another origin had to do with. */
function ofAnotherOrigin(state, mode) {
  if (mode === 'same-origin') {
    discard(state);
    throw networkError('the server redirects to another origin, which the request forbids');
  }
  state.type = 'cors';
  return mode === 'no-cors' ? filtered('opaque', '', state.body) : state;
}

function opaqueRedirect(state) {
  discard(state);
  return filtered('opaqueredirect', state.url, null);
}

/** A response of which the script sees nothing but that there is one; `hidden` is a body that only its signal can end. */
const filtered = (type, url, hidden) => ({ ...newState(), __proto__: null, type, url, status: 0, guard: 'immutable', hidden });

function discard(state) {
  if (state.body !== null && state.body.stream !== null) cancelQuietly(state.body.stream);
  discardHidden(state);
}

function discardHidden({ hidden = null }) {
  if (hidden !== null && hidden.stream !== null) cancelQuietly(hidden.stream);
}

/** "HTTP-redirect fetch". */
function redirect(request, url, state, signal, redirects) {
  // As in Deno, the main script may look at a redirect that it does not follow.
  if (request.redirect === 'manual') return isMain ? state : opaqueRedirect(state);
  if (request.redirect === 'error') {
    discard(state);
    throw networkError('the server redirects, which the request forbids');
  }
  const location = getHeader(state.headerList, 'location');
  if (location === null) return state;
  discard(state);
  const target = redirectTarget(location, url);
  if (redirects >= MAX_REDIRECTS) throw networkError(`more than ${MAX_REDIRECTS} redirects`);
  return exchange(redirectedRequest(request, url, target, state), target, signal, redirects + 1);
}

/** "Scheme fetch": the state of the response, or a rejection with a TypeError. */
async function schemeFetch(request, signal) {
  const { url } = request;
  if (url.scheme === 'data') return fetchData(request, url);
  if (url.scheme === 'blob') return fetchBlob(request, url);
  if (url.scheme === 'file' && fetchFile !== undefined) return fetchFile(request, url);
  if (!isHTTPScheme(url.scheme)) throw networkError(`the URL scheme '${url.scheme}' is not supported`);
  return exchange(request, url, signal, 0);
}

/** "Main fetch". */
async function dispatch(request, signal) {
  const state = await schemeFetch(request, signal);
  if (request.integrity === '') return state;
  discardHidden(state);
  return integrity().verified(state, request.integrity);
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
    // Without a signal nobody could ever end a hidden body.
    if (!canAbort(signal)) discardHidden(answer);
    const body = answer.body ?? answer.hidden ?? null;
    if (body === null || !canAbort(signal)) done();
    else stopBody = (body.stream === null ? abortableBytes : abortableStream)(body, done);
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
