/** Response, https://fetch.spec.whatwg.org/#response-class. */
import { cloneBody, extractBody, isUnusable, toBodyInit } from '../internal/fetch/body.js';
import { mixInBody } from '../internal/fetch/body-mixin.js';
import { appendHeader, hasHeader } from '../internal/fetch/header-list.js';
import { defineGlobals } from '../internal/globals.js';
import { JSONStringify, RangeError, RegExpPrototypeExec, TypeError } from '../internal/primordials.js';
import { apiBaseURL } from '../internal/url/base.js';
import { parseURL, withoutFragment } from '../internal/url/parser.js';
import { serializeURL } from '../internal/url/serializer.js';
import {
  configureInterface, converters, dictionaryConverter, isObject, nullableConverter, requiredArguments,
} from '../internal/webidl.js';
import { createHeaders, fillHeaders, toHeadersInit } from './headers.js';

const REASON = /^[\t\x20-\x7e\x80-\xff]*$/;
const toBody = nullableConverter(toBodyInit);
const toInit = dictionaryConverter('ResponseInit', [
  { key: 'status', converter: converters['unsigned short'], defaultValue: () => 200 },
  { key: 'statusText', converter: converters.ByteString, defaultValue: () => '' },
  { key: 'headers', converter: toHeadersInit },
]);

/** What comes of an init that is left out. */
const NO_INIT = { __proto__: null, status: 200, statusText: '', headers: undefined };

export const isRedirectStatus = (status) =>
  status === 301 || status === 302 || status === 303 || status === 307 || status === 308;
const isNullBodyStatus = (status) => status === 101 || status === 103 || status === 204 || status === 205 || status === 304;

/** A response's state, as the network and the constructors make it. */
export const newState = () => ({
  __proto__: null, type: 'default', url: '', redirected: false, status: 200, statusText: '', headerList: [],
  guard: 'response', body: null, aborted: false,
});

let stateOf;
let isInstance;
let make;
const bare = { __proto__: null };

class Response {
  #state;
  #headers;

  constructor(body = null, init = undefined) {
    if (body === bare) return;
    const context = "Failed to construct 'Response'";
    const given = toBody(body, `${context}: Argument 1`);
    const options = init === undefined ? NO_INIT : toInit(init, `${context}: Argument 2`);
    const extracted = given === null ? null : extractBody(given);
    this.#state = initialize(newState(), options, extracted, context);
  }

  static {
    stateOf = (response) => response.#state;
    isInstance = (value) => isObject(value) && #state in value;
    make = (state) => {
      const response = new Response(bare);
      response.#state = state;
      return response;
    };
  }

  static error() {
    return make({ ...newState(), __proto__: null, type: 'error', status: 0, guard: 'immutable' });
  }

  static redirect(url, status = 302) {
    const context = "Failed to execute 'redirect' on 'Response'";
    requiredArguments(arguments.length, 1, context);
    const text = converters.USVString(url, `${context}: Argument 1`);
    const code = converters['unsigned short'](status, `${context}: Argument 2`);
    const target = parseURL(text, apiBaseURL());
    if (target === null) throw new TypeError(`${context}: Failed to parse URL from '${text}'`);
    if (!isRedirectStatus(code)) throw new RangeError(`${context}: ${code} is not a redirect status`);
    const state = { ...newState(), __proto__: null, status: code, guard: 'immutable' };
    appendHeader(state.headerList, 'Location', serializeURL(target));
    return make(state);
  }

  static json(data, init = undefined) {
    const context = "Failed to execute 'json' on 'Response'";
    requiredArguments(arguments.length, 1, context);
    const options = toInit(init, `${context}: Argument 2`);
    const text = JSONStringify(data);
    if (text === undefined) throw new TypeError(`${context}: The data cannot be written as JSON`);
    const { body } = extractBody(text);
    return make(initialize(newState(), options, { __proto__: null, body, type: 'application/json' }, context));
  }

  get type() { return this.#state.type; }
  get url() { return this.#state.url; }
  get redirected() { return this.#state.redirected; }
  get status() { return this.#state.status; }
  get ok() {
    const { status } = this.#state;
    return status >= 200 && status <= 299;
  }
  get statusText() { return this.#state.statusText; }
  get headers() { return this.#headers ??= createHeaders(this.#state.headerList, this.#state.guard); }

  clone() {
    const state = this.#state;
    if (isUnusable(state.body)) {
      throw new TypeError("Failed to execute 'clone' on 'Response': Body is unusable");
    }
    const headerList = [];
    for (let i = 0; i < state.headerList.length; i++) appendHeader(headerList, state.headerList[i][0], state.headerList[i][1]);
    const body = state.body === null ? null : cloneBody(state.body);
    return make({ ...state, __proto__: null, headerList, body });
  }
}

function initialize(state, { status, statusText, headers }, extracted, context) {
  if (status < 200 || status > 599) throw new RangeError(`The status provided (${status}) is not equal to 101 and outside the range [200, 599]`);
  if (RegExpPrototypeExec(REASON, statusText) === null) throw new TypeError(`${context}: '${statusText}' is no valid status text`);
  state.status = status;
  state.statusText = statusText;
  if (headers !== undefined) fillHeaders(state.headerList, 'response', headers);
  if (extracted === null) return state;
  if (isNullBodyStatus(status)) throw new TypeError('Response with null body status cannot have body');
  state.body = extracted.body;
  if (extracted.type !== null && !hasHeader(state.headerList, 'content-type')) {
    appendHeader(state.headerList, 'Content-Type', extracted.type);
  }
  return state;
}

mixInBody(Response, (response) => stateOf(response));
configureInterface('Response', Response);
defineGlobals({ Response });

/** The URL that a response shows: without its fragment. */
export const responseURL = withoutFragment;
export const responseState = stateOf;
export const isResponse = isInstance;
export const createResponse = make;
export { isNullBodyStatus, Response };
