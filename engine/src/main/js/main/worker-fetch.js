/** A worker's fetch on the host's side: what its handler gets, and what of the handler's answer goes to the worker. */
import {
  ArrayBufferIsView, ArrayIsArray, ArrayPrototypePush, ObjectDefineProperty, ObjectKeys, String, StringPrototypeToLowerCase, SymbolIterator,
  TypeError, TypedArrayPrototypeGetLength,
} from '../internal/primordials.js';
import { receiveStream } from '../internal/byte-streams.js';
import { arrayBufferOf, bytesOf } from '../internal/bytes.js';
import { bodyStream, bytesBody, extractBody, isUnusable, takeBody } from '../internal/fetch/body.js';
import { headerPairs, isHeaderName, isHeaderValue } from '../internal/fetch/header-list.js';
import { isAnyArrayBuffer } from '../internal/types.js';
import { utf8Encode } from '../internal/utf8.js';
import { converters } from '../internal/webidl.js';
import { isBlob } from '../web/blob.js';
import { isFormData } from '../web/form-data.js';
import { headerListOfObject, isHeaders } from '../web/headers.js';
import { isResponse, responseState } from '../web/response.js';
import { cancelQuietly, isLocked, isReadableStream } from '../web/streams.js';
import { isURLSearchParams } from '../web/url-search-params.js';

/** A body of more bytes goes as a stream, which has no limit, and which the worker takes as it can. */
const LARGEST_WHOLE = 1024 * 1024;

/** What the handler gets: a streamed body as a stream, and a signal for when the worker gives up. */
export function readRequest(target, value, signal) {
  if (typeof value !== 'object' || value === null || ArrayIsArray(value)) {
    throw new TypeError('fetch: a request must be an object');
  }
  const { bodyStream: number, ...request } = value;
  if (typeof number === 'number') request.body = receiveStream(target, number);
  ObjectDefineProperty(request, 'signal', { __proto__: null, value: signal, configurable: true });
  return request;
}

/** The handler's answer as a message, and its body beside it where that is a stream: `{ value, stream }`. */
export function readAnswer(answer) {
  if (typeof answer !== 'object' || answer === null) return { __proto__: null, value: answer, stream: undefined };
  const { body, value } = isResponse(answer) ? partsOfResponse(answer) : partsOfObject(answer);
  if (isReadableStream(body)) {
    if (isLocked(body)) throw new TypeError('fetch: the host gave a body that is locked or has been read already');
    return { __proto__: null, value, stream: body };
  }
  const stream = largeAsStream(body);
  if (stream === undefined) value.body = body;
  return { __proto__: null, value, stream };
}

function partsOfResponse(response) {
  const { body, status, statusText, url, redirected, headerList } = responseState(response);
  if (isUnusable(body)) throw new TypeError('fetch: the host gave a Response whose body is locked or has been read already');
  const value = { status, statusText, redirected, headers: headerPairs(headerList) };
  // One that the handler made itself has no URL, so it is the request's.
  if (url !== '') value.url = url;
  return { __proto__: null, value, body: takeBody(body) };
}

function partsOfObject({ status, statusText, headers, url, redirected, body: given }) {
  const pairs = pairsOf(headers);
  const body = plainBody(given, pairs);
  const value = { headers: pairs };
  if (status !== undefined) value.status = status;
  if (statusText !== undefined) value.statusText = String(statusText);
  if (url !== undefined) value.url = url;
  if (redirected !== undefined) value.redirected = redirected;
  return { __proto__: null, value, body };
}

/** Null, a string, bytes or a stream. */
function plainBody(body, pairs) {
  if (body === undefined || body === null) return null;
  if (typeof body === 'string' || isReadableStream(body)) return body;
  if (ArrayBufferIsView(body) || isAnyArrayBuffer(body)) return arrayBufferOf(bytesOf(body));
  if (!isBlob(body) && !isFormData(body) && !isURLSearchParams(body)) {
    throw new TypeError('fetch: the host gave a body that is neither a string nor bytes nor a stream');
  }
  const extracted = extractBody(body);
  if (extracted.type !== null && !names(pairs, 'content-type')) ArrayPrototypePush(pairs, ['Content-Type', extracted.type]);
  return takeBody(extracted.body);
}

function names(pairs, lower) {
  for (let i = 0; i < pairs.length; i++) if (StringPrototypeToLowerCase(pairs[i][0]) === lower) return true;
  return false;
}

function largeAsStream(body) {
  if (body === null) return undefined;
  const bytes = typeof body === 'string' ? body.length > LARGEST_WHOLE && utf8Encode(body) : bytesOf(body);
  return bytes !== false && TypedArrayPrototypeGetLength(bytes) > LARGEST_WHOLE ? bodyStream(bytesBody(bytes)) : undefined;
}

/** Headers, pairs, or an object whose values may be lists, as pairs that can stand in a response. */
function pairsOf(headers) {
  const pairs = [];
  if (headers === undefined || headers === null) return pairs;
  if (typeof headers !== 'object') throw new TypeError('fetch: the host gave headers that are no object');
  if (isHeaders(headers)) return headerPairs(headerListOfObject(headers));
  if (headers[SymbolIterator] !== undefined) {
    for (const pair of headers) addPair(pairs, pair?.[0], pair?.[1]);
    return pairs;
  }
  const keys = ObjectKeys(headers);
  for (let i = 0; i < keys.length; i++) {
    const value = headers[keys[i]];
    if (!ArrayIsArray(value)) addPair(pairs, keys[i], value);
    else for (let j = 0; j < value.length; j++) addPair(pairs, keys[i], value[j]);
  }
  return pairs;
}

function addPair(pairs, name, given) {
  const key = String(name);
  const context = `fetch: the host gave the header '${key}'`;
  if (!isHeaderName(key)) throw new TypeError(`${context}, which is no name of a header`);
  const value = converters.ByteString(given, context);
  if (!isHeaderValue(value)) throw new TypeError(`${context} with a NUL, CR or LF in its value`);
  ArrayPrototypePush(pairs, [key, value]);
}

/** An answer that nobody waits for any more: what its body comes from is told. */
export function discardAnswer(answer, reason) {
  if (typeof answer !== 'object' || answer === null) return;
  const body = isResponse(answer) ? responseState(answer).body?.stream : answer.body;
  if (isReadableStream(body) && !isLocked(body)) cancelQuietly(body, reason);
}
