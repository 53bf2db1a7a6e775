/** URL, https://url.spec.whatwg.org/#url-class. */
import { cut } from '../internal/errors.js';
import { addBlobURL, removeBlobURL } from '../internal/fetch/blob-urls.js';
import { defineGlobals } from '../internal/globals.js';
import { String, StringPrototypeSlice, TypeError } from '../internal/primordials.js';
import { parseInto, parseURL, setThePassword, setTheUsername } from '../internal/url/parser.js';
import { cannotHaveAUsernamePasswordPort, hasAnOpaquePath, originOf, serializeHost, serializePath, serializeURL } from '../internal/url/serializer.js';
import { configureInterface, converters, isObject, requiredArguments } from '../internal/webidl.js';
import { apiBaseURL } from '../internal/url/base.js';
import { isBlob } from './blob.js';
import { createSearchParams, setSearchParamsQuery } from './url-search-params.js';

const { USVString } = converters;
const MAX_SHOWN = 200;
const parsed = { __proto__: null };

/** The record of `url` against `base`, or a message that says which of the two is wrong. */
function parse(url, base) {
  let baseRecord = null;
  if (base !== undefined) {
    baseRecord = parseURL(base);
    if (baseRecord === null) return `Invalid base URL: '${cut(base, MAX_SHOWN)}'`;
  }
  return parseURL(url, baseRecord) ?? `Invalid URL: '${cut(url, MAX_SHOWN)}'`;
}

let recordOf;
let isInstance;

class URL {
  #record;
  #params;

  constructor(url, base = undefined) {
    if (base === parsed) {
      this.#record = url;
      return;
    }
    requiredArguments(arguments.length, 1, "Failed to construct 'URL'");
    const input = USVString(url, "Failed to construct 'URL': Argument 1");
    const baseInput = base === undefined ? undefined : USVString(base, "Failed to construct 'URL': Argument 2");
    const record = parse(input, baseInput);
    if (typeof record === 'string') throw new TypeError(`Failed to construct 'URL': ${record}`);
    this.#record = record;
  }

  static {
    isInstance = (value) => isObject(value) && #record in value;
    recordOf = (url) => url.#record;
  }

  static parse(url, base = undefined) {
    requiredArguments(arguments.length, 1, "Failed to execute 'parse' on 'URL'");
    const record = parse(USVString(url), base === undefined ? undefined : USVString(base));
    return typeof record === 'string' ? null : new URL(record, parsed);
  }

  static canParse(url, base = undefined) {
    requiredArguments(arguments.length, 1, "Failed to execute 'canParse' on 'URL'");
    return typeof parse(USVString(url), base === undefined ? undefined : USVString(base)) !== 'string';
  }

  static createObjectURL(object) {
    requiredArguments(arguments.length, 1, "Failed to execute 'createObjectURL' on 'URL'");
    if (!isBlob(object)) throw new TypeError("Failed to execute 'createObjectURL' on 'URL': Argument 1 is not of type 'Blob'");
    const base = apiBaseURL();
    return addBlobURL(object, base === null ? 'null' : originOf(base));
  }

  static revokeObjectURL(url) {
    requiredArguments(arguments.length, 1, "Failed to execute 'revokeObjectURL' on 'URL'");
    removeBlobURL(USVString(url));
  }

  get href() {
    return serializeURL(this.#record);
  }

  set href(value) {
    this.#record;
    const input = USVString(value);
    const record = parseURL(input);
    if (record === null) throw new TypeError(`Invalid URL: '${cut(input, MAX_SHOWN)}'`);
    this.#record = record;
    this.#queryChanged();
  }

  get origin() {
    return originOf(this.#record);
  }

  get protocol() {
    return `${this.#record.scheme}:`;
  }

  set protocol(value) {
    const record = this.#record;
    parseInto(record, `${USVString(value)}:`, 'scheme start');
  }

  get username() {
    return this.#record.username;
  }

  set username(value) {
    const record = this.#record;
    const text = USVString(value);
    if (!cannotHaveAUsernamePasswordPort(record)) setTheUsername(record, text);
  }

  get password() {
    return this.#record.password;
  }

  set password(value) {
    const record = this.#record;
    const text = USVString(value);
    if (!cannotHaveAUsernamePasswordPort(record)) setThePassword(record, text);
  }

  get host() {
    const { host, port } = this.#record;
    if (host === null) return '';
    return port === null ? serializeHost(host) : `${serializeHost(host)}:${port}`;
  }

  set host(value) {
    const record = this.#record;
    const text = USVString(value);
    if (!hasAnOpaquePath(record)) parseInto(record, text, 'host');
  }

  get hostname() {
    const { host } = this.#record;
    return host === null ? '' : serializeHost(host);
  }

  set hostname(value) {
    const record = this.#record;
    const text = USVString(value);
    if (!hasAnOpaquePath(record)) parseInto(record, text, 'hostname');
  }

  get port() {
    const { port } = this.#record;
    return port === null ? '' : String(port);
  }

  set port(value) {
    const record = this.#record;
    const text = USVString(value);
    if (cannotHaveAUsernamePasswordPort(record)) return;
    if (text === '') record.port = null;
    else parseInto(record, text, 'port');
  }

  get pathname() {
    return serializePath(this.#record);
  }

  set pathname(value) {
    const record = this.#record;
    const text = USVString(value);
    if (hasAnOpaquePath(record)) return;
    record.path = [];
    parseInto(record, text, 'path start');
  }

  get search() {
    const { query } = this.#record;
    return query === null || query === '' ? '' : `?${query}`;
  }

  set search(value) {
    const record = this.#record;
    const text = USVString(value);
    if (text === '') {
      record.query = null;
    } else {
      record.query = '';
      parseInto(record, text[0] === '?' ? StringPrototypeSlice(text, 1) : text, 'query');
    }
    this.#queryChanged();
  }

  get searchParams() {
    return this.#params ??= createSearchParams(this.#record.query ?? '', (query) => {
      this.#record.query = query === '' ? null : query;
    });
  }

  get hash() {
    const { fragment } = this.#record;
    return fragment === null || fragment === '' ? '' : `#${fragment}`;
  }

  set hash(value) {
    const record = this.#record;
    const text = USVString(value);
    if (text === '') {
      record.fragment = null;
    } else {
      record.fragment = '';
      parseInto(record, text[0] === '#' ? StringPrototypeSlice(text, 1) : text, 'fragment');
    }
  }

  toJSON() {
    return serializeURL(this.#record);
  }

  toString() {
    return serializeURL(this.#record);
  }

  #queryChanged() {
    if (this.#params !== undefined) setSearchParamsQuery(this.#params, this.#record.query ?? '');
  }
}

configureInterface('URL', URL);
defineGlobals({ URL });

export const isURL = isInstance;
export const urlRecord = recordOf;
export { URL };
