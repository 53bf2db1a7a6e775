/** Responses that need no network: data: and blob: URLs, https://fetch.spec.whatwg.org/#scheme-fetch. */
import { bytesBody } from '../../internal/fetch/body.js';
import { parseDataURL } from '../../internal/fetch/data-url.js';
import { getHeader, headerListOf, parseRange } from '../../internal/fetch/header-list.js';
import { extractMime } from '../../internal/fetch/mime.js';
import { TypedArrayPrototypeGetLength, TypedArrayPrototypeSubarray, TypeError } from '../../internal/primordials.js';
import { serializeURL } from '../../internal/url/serializer.js';
import { blobBytes } from '../blob.js';
import { isNullBodyStatus, newState, responseURL } from '../response.js';

export const networkError = (why) => new TypeError(`fetch failed: ${why}`);

/** The state of a response made here. */
export function localResponse(url, status, statusText, pairs, body) {
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

/** The state of the response for a data: URL. */
export function fetchData(request, url) {
  const data = parseDataURL(serializeURL(url, true));
  if (data === null) throw networkError('the data: URL is malformed');
  const body = wantsBody(request.method, 200) ? bytesBody(data.bytes) : null;
  return localResponse(serializeURL(url), 200, 'OK', [['Content-Type', data.type]], body);
}

/** Whether the response to such a request has a body at all. */
export const wantsBody = (method, status) => method !== 'HEAD' && method !== 'CONNECT' && !isNullBodyStatus(status);

/** The state of the response for a blob: URL, whole or a range of it. */
export function fetchBlob(request, url) {
  const { blob } = request;
  if (request.method !== 'GET') throw networkError('a blob: URL can only be fetched with GET');
  if (blob === undefined) throw networkError('the blob: URL stands for no blob');
  const range = getHeader(request.headerList, 'range');
  // Browsers hide a type that is no MIME type, and the tests ask for it.
  const type = extractMime(blob.type) === null ? '' : blob.type;
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
