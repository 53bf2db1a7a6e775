/**
 * The worker's fetch: each request goes to the host's handler `worker.onRequest('fetch', ...)`, which decides and answers.
 *
 * The handler gets `{ url, method, headers, rawHeaders, body }`, and of `redirect`, `mode`, `credentials`, `cache`, `integrity`,
 * `keepalive`, `referrer` and `referrerPolicy` what the script asked for. It gives `{ status, statusText, headers, body }`. A body that is a
 * stream, in either direction, crosses beside the message under a number. A handler that fails is a network error: a TypeError.
 */
import {
  ArrayIsArray, ArrayPrototypePush, ObjectDefineProperty, ObjectKeys, RegExpPrototypeExec, String, StringPrototypeIncludes, StringPrototypeToLowerCase,
  TypeError, TypedArrayPrototypeGetLength,
} from '../internal/primordials.js';
import { receiveStream, refuseStream, sendStream } from '../internal/byte-streams.js';
import { bytesOf } from '../internal/bytes.js';
import { bodyStream, bytesBody } from '../internal/fetch/body.js';
import { isArrayBuffer, isTypedArray } from '../internal/types.js';
import { utf8DecodeWithoutBOM, utf8Encode } from '../internal/utf8.js';
import { isAborted } from '../web/abort.js';
import { setTransport } from '../web/fetch/transport.js';
import { isReadableStream } from '../web/streams.js';
import { requestHost } from './network.js';

const TEXTUAL = /^\s*(?:text\/|application\/(?:[^;]*\+)?(?:json|xml)|application\/(?:x-www-form-urlencoded|javascript))/i;
/** A body of more bytes goes as a stream: a message would not take it. */
const LARGEST_WHOLE = 8 * 1024 * 1024;
let lastStream = -1;

/** What the host's handler gets of header pairs: an object with names in lower case, and pairs as spelled; values of one name are combined. */
function headersForHost(pairs) {
  const headers = {};
  const rawHeaders = [];
  const at = { __proto__: null };
  for (let i = 0; i < pairs.length; i++) {
    const name = StringPrototypeToLowerCase(pairs[i][0]);
    if (at[name] === undefined) {
      at[name] = ArrayPrototypePush(rawHeaders, [pairs[i][0], pairs[i][1]]) - 1;
    } else {
      rawHeaders[at[name]][1] += `, ${pairs[i][1]}`;
    }
    headers[name] = rawHeaders[at[name]][1];
  }
  return { __proto__: null, headers, rawHeaders };
}

/** A text for the handler where the request says that it is one, else bytes. */
function bodyForHost(body, contentType) {
  if (contentType === undefined || RegExpPrototypeExec(TEXTUAL, contentType) === null) return body;
  const text = utf8DecodeWithoutBOM(body);
  return StringPrototypeIncludes(text, '\ufffd') ? body : text;
}

function headerPairs(headers) {
  const pairs = [];
  if (headers === undefined || headers === null) return pairs;
  if (typeof headers !== 'object') throw new TypeError('fetch: the host gave headers that are no object');
  if (ArrayIsArray(headers)) {
    for (let i = 0; i < headers.length; i++) ArrayPrototypePush(pairs, [String(headers[i]?.[0]), String(headers[i]?.[1])]);
    return pairs;
  }
  const names = ObjectKeys(headers);
  for (let i = 0; i < names.length; i++) ArrayPrototypePush(pairs, [names[i], String(headers[names[i]])]);
  return pairs;
}

function bodyFromHost({ body, bodyStream }) {
  if (typeof bodyStream === 'number') return receiveStream(0, bodyStream);
  if (body === undefined || body === null) return null;
  if (typeof body === 'string') return utf8Encode(body);
  if (isTypedArray(body) || isArrayBuffer(body)) return bytesOf(body);
  throw new TypeError('fetch: the host gave a body that is neither a string nor bytes nor a stream');
}

// What the host is told only where it is not this.
const USUAL = {
  __proto__: null, redirect: 'follow', mode: 'cors', credentials: 'same-origin', cache: 'default', integrity: '', keepalive: false,
  referrer: 'about:client', referrerPolicy: '',
};
const WISHES = ObjectKeys(USUAL);

function requestForHost(request, { headers, rawHeaders }) {
  const data = { url: request.url, method: request.method, headers, rawHeaders, body: null };
  for (let i = 0; i < WISHES.length; i++) {
    const wish = request[WISHES[i]];
    if (wish !== USUAL[WISHES[i]]) data[WISHES[i]] = wish;
  }
  return data;
}

/** What the host's handler failed with, as fetch() fails; an abort's reason is the script's own. */
function networkError(error, signal) {
  if (isAborted(signal) || typeof error !== 'object' || error === null || error instanceof TypeError) return error;
  const failure = new TypeError(String(error.message));
  ObjectDefineProperty(failure, 'cause', { __proto__: null, value: error, writable: true, configurable: true });
  return failure;
}

async function answerOf(asked, signal) {
  try {
    return await asked;
  } catch (error) {
    throw networkError(error, signal);
  }
}

/** Nobody waits for this answer any more. */
function refuseBody(answer) {
  if (typeof answer?.bodyStream === 'number') refuseStream(0, answer.bodyStream);
}

const goesAsStream = (body) => isReadableStream(body) || TypedArrayPrototypeGetLength(body) > LARGEST_WHOLE;

/** Redirects are the host's business, so a status of 3xx is a response like any other where it gives one. */
async function send(request) {
  const data = requestForHost(request, headersForHost(request.headers));
  let stream;
  if (request.body !== null && goesAsStream(request.body)) {
    stream = isReadableStream(request.body) ? request.body : bodyStream(bytesBody(request.body));
    data.bodyStream = lastStream += 2;
  } else if (request.body !== null) {
    data.body = bodyForHost(request.body, data.headers['content-type']);
  }
  const answer = requestHost('fetch', data, { __proto__: null, signal: request.signal }, refuseBody);
  if (stream !== undefined) sendStream(0, data.bodyStream, stream);
  const response = await answerOf(answer, request.signal);
  if (typeof response !== 'object' || response === null) throw new TypeError('fetch: the host gave no response');
  const status = response.status === undefined ? 200 : response.status;
  if (typeof status !== 'number' || status % 1 !== 0 || status < 200 || status > 599) {
    refuseBody(response);
    throw new TypeError(`fetch: the host gave the status ${String(response.status)}`);
  }
  return {
    __proto__: null,
    status,
    statusText: response.statusText === undefined ? '' : String(response.statusText),
    headers: headerPairs(response.headers),
    url: typeof response.url === 'string' ? response.url : request.url,
    redirected: response.redirected === true,
    body: bodyFromHost(response),
  };
}

setTransport({ __proto__: null, followsRedirects: true, send });
