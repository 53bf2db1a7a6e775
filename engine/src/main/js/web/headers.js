/** Headers, https://fetch.spec.whatwg.org/#headers-class. */
import { defineGlobals } from '../internal/globals.js';
import {
  appendHeader, deleteHeader, getHeader, hasHeader, isForbiddenRequestHeader, isForbiddenResponseHeader, isHeaderName,
  isHeaderValue, isNoCorsHeader, isNoCorsName, normalizeValue, setHeader, sortAndCombine,
} from '../internal/fetch/header-list.js';
import { onBoot } from '../internal/boot.js';
import {
  ArrayPrototypePush, ReflectOwnKeys, StringPrototypeToLowerCase, SymbolIterator, TypeError,
} from '../internal/primordials.js';
import {
  configureInterface, converters, definePairIterable, isObject, recordConverter, requiredArguments, sequenceConverter,
} from '../internal/webidl.js';

const { ByteString } = converters;
const toStrings = sequenceConverter(ByteString);
const toPairs = sequenceConverter((value, context) => toStrings(value, context));
const toRecord = recordConverter(ByteString, ByteString);

// The main isolate is a server-side program, which may set cookies and the like itself.
let guards = true;
onBoot((config) => { guards = config.scope !== 'main'; });

/** HeadersInit: pairs, or a record as pairs. */
export function toHeadersInit(value, context) {
  if (!isObject(value)) throw new TypeError(`${context} is neither a sequence of pairs nor a record`);
  const method = value[SymbolIterator];
  if (method !== undefined && method !== null) {
    const pairs = toPairs(value, context, undefined, method);
    for (let i = 0; i < pairs.length; i++) {
      if (pairs[i].length !== 2) throw new TypeError(`${context}: index ${i} has ${pairs[i].length} elements instead of two`);
    }
    return pairs;
  }
  const record = toRecord(value, context);
  const keys = ReflectOwnKeys(record);
  const pairs = [];
  for (let i = 0; i < keys.length; i++) ArrayPrototypePush(pairs, [keys[i], record[keys[i]]]);
  return pairs;
}

function checkName(name) {
  if (!isHeaderName(name)) throw new TypeError(`'${name}' is not a valid HTTP header name`);
}

/** "Validate": false where the guard silently drops a header; throws where the header or the guard forbids it. */
function isAllowed(guard, name, lower, value) {
  checkName(name);
  if (!isHeaderValue(value)) throw new TypeError(`The value of the HTTP header '${name}' has a NUL, CR or LF`);
  if (guard === 'immutable') throw new TypeError('These headers cannot be changed');
  if (!guards) return true;
  if (guard === 'request') return !isForbiddenRequestHeader(lower, value);
  return !(guard === 'response' && isForbiddenResponseHeader(lower));
}

function removePrivileged(list, guard) {
  if (guard === 'request-no-cors') deleteHeader(list, 'range');
}

/** Appends under the rules of a guard. */
export function appendGuarded(list, guard, name, given) {
  const value = normalizeValue(given);
  const lower = StringPrototypeToLowerCase(name);
  if (!isAllowed(guard, name, lower, value)) return;
  if (guard === 'request-no-cors') {
    const before = getHeader(list, lower);
    if (!isNoCorsHeader(lower, before === null ? value : `${before}, ${value}`)) return;
  }
  appendHeader(list, name, value);
  removePrivileged(list, guard);
}

/** Fills a list from a HeadersInit's pairs. */
export function fillHeaders(list, guard, pairs) {
  for (let i = 0; i < pairs.length; i++) appendGuarded(list, guard, pairs[i][0], pairs[i][1]);
}

let listOf;
let pairsOf;
let isInstance;
const bare = { __proto__: null };
let make;

class Headers {
  #list;
  #guard = 'none';
  // The pairs that iterators see, kept until something changes.
  #pairs;

  constructor(init = undefined) {
    this.#list = [];
    if (init === bare || init === undefined) return;
    fillHeaders(this.#list, 'none', toHeadersInit(init, "Failed to construct 'Headers': Argument 1"));
  }

  static {
    listOf = (headers) => headers.#list;
    pairsOf = (headers) => {
      const list = headers.#list;
      return headers.#pairs ??= sortAndCombine(list);
    };
    isInstance = (value) => isObject(value) && #list in value;
    make = (list, guard) => {
      const headers = new Headers(bare);
      headers.#list = list;
      headers.#guard = guard;
      return headers;
    };
  }

  append(name, value) {
    const list = this.#list;
    this.#pairs = undefined;
    requiredArguments(arguments.length, 2, "Failed to execute 'append' on 'Headers'");
    const key = ByteString(name, "Failed to execute 'append' on 'Headers': Argument 1");
    appendGuarded(list, this.#guard, key, ByteString(value, "Failed to execute 'append' on 'Headers': Argument 2"));
  }

  delete(name) {
    const list = this.#list;
    this.#pairs = undefined;
    requiredArguments(arguments.length, 1, "Failed to execute 'delete' on 'Headers'");
    const key = ByteString(name, "Failed to execute 'delete' on 'Headers': Argument 1");
    const lower = StringPrototypeToLowerCase(key);
    if (!isAllowed(this.#guard, key, lower, '')) return;
    if (this.#guard === 'request-no-cors' && !isNoCorsName(lower) && lower !== 'range') return;
    deleteHeader(list, lower);
    removePrivileged(list, this.#guard);
  }

  get(name) {
    const list = this.#list;
    requiredArguments(arguments.length, 1, "Failed to execute 'get' on 'Headers'");
    const key = ByteString(name, "Failed to execute 'get' on 'Headers': Argument 1");
    checkName(key);
    return getHeader(list, StringPrototypeToLowerCase(key));
  }

  getSetCookie() {
    const list = this.#list;
    const values = [];
    for (let i = 0; i < list.length; i++) if (list[i][2] === 'set-cookie') ArrayPrototypePush(values, list[i][1]);
    return values;
  }

  has(name) {
    const list = this.#list;
    requiredArguments(arguments.length, 1, "Failed to execute 'has' on 'Headers'");
    const key = ByteString(name, "Failed to execute 'has' on 'Headers': Argument 1");
    checkName(key);
    return hasHeader(list, StringPrototypeToLowerCase(key));
  }

  set(name, value) {
    const list = this.#list;
    this.#pairs = undefined;
    requiredArguments(arguments.length, 2, "Failed to execute 'set' on 'Headers'");
    const key = ByteString(name, "Failed to execute 'set' on 'Headers': Argument 1");
    const text = normalizeValue(ByteString(value, "Failed to execute 'set' on 'Headers': Argument 2"));
    const lower = StringPrototypeToLowerCase(key);
    if (!isAllowed(this.#guard, key, lower, text)) return;
    if (this.#guard === 'request-no-cors' && !isNoCorsHeader(lower, text)) return;
    setHeader(list, key, text);
    removePrivileged(list, this.#guard);
  }
}

definePairIterable('Headers', Headers, (headers) => pairsOf(headers));
configureInterface('Headers', Headers);
defineGlobals({ Headers });

/** A Headers object over a list that belongs to a request or response. */
export const createHeaders = make;
export const headerListOfObject = listOf;
export const isHeaders = isInstance;
export { Headers };
