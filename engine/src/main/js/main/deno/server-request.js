/** Requests as a server gets them: with any header and method, known by a number, and made of their parts when these are asked for. */
import { headerListOf } from '../../internal/fetch/header-list.js';
import { parseURL } from '../../internal/url/parser.js';
import { createRequest, defaultState, isRequest, requestState } from '../../web/request.js';

const COOKIE = 'cookie';

/** A signal that aborts when nobody waits for the answer any more: as in Deno 2, also because it has been sent. */
function answerSignals(completion) {
  const controller = new AbortController();
  const abort = () => controller.abort(new DOMException('The request has been cancelled.', 'AbortError'));
  completion().then(abort, abort);
  return [controller.signal];
}

/** A property of the request's state that is found when it is first asked for. */
function lazy(state, name, find) {
  let value;
  Object.defineProperty(state, name, {
    get: () => value ??= find(),
    set: (other) => { value = other; },
    enumerable: true,
    configurable: true,
  });
}

/** The fields; those of Cookie are one, as RFC 9113 section 8.2.3 and RFC 6265 section 5.4 have it. */
function headerListFrom(lines, at, count) {
  const pairs = [];
  let cookies;
  for (let i = 0; i < count; i++) {
    const name = lines[at + 2 * i];
    const value = lines[at + 2 * i + 1];
    if (name.length !== COOKIE.length || name.toLowerCase() !== COOKIE) pairs.push([name, value]);
    else if (cookies === undefined) pairs.push(cookies = [name, value]);
    else cookies[1] += `; ${value}`;
  }
  return headerListOf(pairs);
}

/** The value of the first header field of this name, in lower case; null if there is none. */
export function headerOf(lines, at, count, lower) {
  for (let i = 0; i < count; i++) {
    const name = lines[at + 2 * i];
    if (name.length === lower.length && name.toLowerCase() === lower) return lines[at + 2 * i + 1];
  }
  return null;
}

/**
 * Makes the Request of what Java says of one: `count` header fields stand in `lines` from `at` on, names and values in turn;
 * `url()` gives its URL, and `completion()` rejects when the answer cannot leave.
 */
export function serverRequest({ number, method, url, lines, at, count, body, completion }) {
  const state = defaultState(null);
  state.method = method;
  state.guard = 'immutable';
  state.body = body;
  state.number = number;
  lazy(state, 'urlText', url);
  // A URL that nobody can understand was asked for all the same.
  lazy(state, 'url', () => parseURL(state.urlText, null) ?? parseURL('about:invalid', null));
  lazy(state, 'headerList', () => headerListFrom(lines, at, count));
  return createRequest(state, () => answerSignals(completion));
}

/** The number of a request that came from a server; undefined for any other. */
export function requestNumber(request) {
  return isRequest(request) ? requestState(request).number : undefined;
}
