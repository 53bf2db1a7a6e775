/** Requests as a server gets them: with any header and method, known by a number, and made of their parts when these are asked for. */
import { headerListOf } from '../../internal/fetch/header-list.js';
import { parseURL } from '../../internal/url/parser.js';
import { createRequest, isRequest, requestState } from '../../web/request.js';

const COOKIE = 'cookie';

/** A signal that aborts when nobody waits for the answer any more: as in Deno 2, also because it has been sent. */
function answerSignals(info) {
  const controller = new AbortController();
  const abort = () => controller.abort(new DOMException('The request has been cancelled.', 'AbortError'));
  info.completed.then(abort, abort);
  return [controller.signal];
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

/** The state of a request that came to a server: see `web/request.js`. What costs something is found when it is first asked for. */
class ServerRequestState {
  method;
  guard = 'immutable';
  destination = '';
  referrer = 'client';
  referrerPolicy = '';
  mode = 'cors';
  credentials = 'same-origin';
  cache = 'default';
  redirect = 'follow';
  integrity = '';
  keepalive = false;
  body;
  blob = undefined;
  number;
  #place;
  #lines;
  #at;
  #count;
  #text;
  #url;
  #list;

  constructor(number, method, body, place, lines, at, count) {
    this.number = number;
    this.method = method;
    this.body = body;
    this.#place = place;
    this.#lines = lines;
    this.#at = at;
    this.#count = count;
  }

  get urlText() {
    return this.#text ??= this.#place(this.method, headerOf(this.#lines, this.#at, this.#count, 'host'));
  }

  get url() {
    // A URL that nobody can understand was asked for all the same.
    return this.#url ??= parseURL(this.urlText, null) ?? parseURL('about:invalid', null);
  }

  get headerList() {
    return this.#list ??= headerListFrom(this.#lines, this.#at, this.#count);
  }
}

Object.setPrototypeOf(ServerRequestState.prototype, null);

/**
 * Makes the Request of what Java says of one: `count` header fields stand in `lines` from `at` on, names and values in turn;
 * `place(method, host)` gives its URL, and `info.completed` rejects when the answer cannot leave.
 */
export function serverRequest(number, method, body, place, lines, at, count, info) {
  return createRequest(new ServerRequestState(number, method, body, place, lines, at, count), () => answerSignals(info));
}

/** The number of a request that came from a server; undefined for any other. */
export function requestNumber(request) {
  return isRequest(request) ? requestState(request).number : undefined;
}
