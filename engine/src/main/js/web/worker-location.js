/** WorkerLocation (html.spec.whatwg.org, section 10.3.1): `location` of an isolate that was given one. */
import { defineGlobal, defineGlobalAttribute } from '../internal/globals.js';
import { parseURL } from '../internal/url/parser.js';
import { originOf, serializeHost, serializePath, serializeURL } from '../internal/url/serializer.js';
import { setAPIBaseURL } from '../internal/url/base.js';
import { configureInterface, illegalConstructor, internalKey } from '../internal/webidl.js';
import { placeOnScope } from './global-scope.js';

class WorkerLocation {
  #url = null;

  constructor(key = undefined, url = null) {
    illegalConstructor(key);
    this.#url = url;
  }

  get href() { return serializeURL(this.#url); }
  get origin() { return originOf(this.#url); }
  get protocol() { return `${this.#url.scheme}:`; }
  get host() { return this.hostname + (this.#url.port === null ? '' : `:${this.#url.port}`); }
  get hostname() { return serializeHost(this.#url.host); }
  get port() { return this.#url.port === null ? '' : `${this.#url.port}`; }
  get pathname() { return serializePath(this.#url); }
  get search() { return part('?', this.#url.query); }
  get hash() { return part('#', this.#url.fragment); }
  toString() { return serializeURL(this.#url); }
}

const part = (sign, text) => (text === null || text === '' ? '' : sign + text);
configureInterface('WorkerLocation', WorkerLocation);

/** Gives the isolate its location: the base of its relative URLs, its origin, and what it sees as `location`. */
export function placeAt(href) {
  const location = new WorkerLocation(internalKey, parseURL(href));
  setAPIBaseURL(href);
  defineGlobal('WorkerLocation', WorkerLocation);
  defineGlobalAttribute('location', () => location);
  placeOnScope('location');
}
