/** The next request of a redirect that is followed, https://fetch.spec.whatwg.org/#http-redirect-fetch. */
import { deleteHeader, headerListOf, headerPairs } from '../../internal/fetch/header-list.js';
import { NumberPrototypeToString, StringPrototypeCharCodeAt, StringPrototypeToUpperCase } from '../../internal/primordials.js';
import { isHTTPScheme, parseURL } from '../../internal/url/parser.js';
import { sameOrigin } from '../../internal/url/serializer.js';
import { networkError } from './local.js';
import { carryOrigin, plantsCredentials } from './origin.js';
import { carryReferrer } from './referrer.js';

const BODY_HEADERS = ['content-encoding', 'content-language', 'content-location', 'content-length', 'content-type'];
const ORIGIN_BOUND = ['authorization', 'proxy-authorization', 'cookie', 'host'];

/** A Location as servers send it: bytes that are not ASCII stand for themselves, whatever the encoding of the URL is. */
function escapeBytes(text) {
  let escaped = '';
  for (let i = 0; i < text.length; i++) {
    const unit = StringPrototypeCharCodeAt(text, i);
    escaped += unit < 0x80 || unit > 0xff ? text[i] : `%${StringPrototypeToUpperCase(NumberPrototypeToString(unit, 16))}`;
  }
  return escaped;
}

/** The URL that a Location header means at `url`, whose fragment stays where it names none. */
export function redirectTarget(location, url) {
  const target = parseURL(escapeBytes(location), url);
  if (target === null) throw networkError('the server redirects to an invalid URL');
  if (!isHTTPScheme(target.scheme)) throw networkError(`the server redirects to a ${target.scheme}: URL`);
  if (target.fragment === null) target.fragment = url.fragment;
  return target;
}

/** What is sent to `target` after the answer `state` of `url`. */
export function redirectedRequest(request, url, target, { status, headerList: answered }) {
  if (plantsCredentials(request, url, target)) throw networkError('the server redirects to another origin with credentials');
  const { body, method } = request;
  if (status !== 303 && body !== null && body.source === null) {
    throw networkError('a streamed body cannot be sent again after a redirect');
  }
  const headerList = headerListOf(headerPairs(request.headerList));
  const next = { ...request, __proto__: null, headerList };
  if ((status <= 302 && method === 'POST') || (status === 303 && method !== 'GET' && method !== 'HEAD')) {
    next.method = 'GET';
    next.body = null;
    deleteHeaders(headerList, BODY_HEADERS);
  }
  if (!sameOrigin(target, url)) deleteHeaders(headerList, ORIGIN_BOUND);
  carryOrigin(next, request, url, target);
  carryReferrer(next, request, url, target, answered);
  return next;
}

function deleteHeaders(list, names) {
  for (let i = 0; i < names.length; i++) deleteHeader(list, names[i]);
}
