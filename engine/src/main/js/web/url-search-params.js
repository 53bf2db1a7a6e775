/** URLSearchParams, https://url.spec.whatwg.org/#interface-urlsearchparams. */
import { defineGlobals } from '../internal/globals.js';
import {
  ArrayPrototypeFilter, ArrayPrototypePush, ArrayPrototypeSort, ArrayPrototypeSplice, ReflectOwnKeys, StringPrototypeSlice,
  SymbolIterator, TypeError,
} from '../internal/primordials.js';
import { parseUrlencoded, serializeUrlencoded } from '../internal/url/urlencoded.js';
import {
  configureInterface, converters, definePairIterable, isObject, recordConverter, requiredArguments, sequenceConverter,
} from '../internal/webidl.js';

const { USVString } = converters;
const toStrings = sequenceConverter(USVString);
const toPairs = sequenceConverter((value, context) => toStrings(value, context));
const toRecord = recordConverter(USVString, USVString);

/** The pairs of a constructor argument: a sequence of pairs, a record or a query. */
function pairsOf(init, context) {
  if (!isObject(init)) {
    const text = USVString(init, context);
    return parseUrlencoded(text[0] === '?' ? StringPrototypeSlice(text, 1) : text);
  }
  const method = init[SymbolIterator];
  if (method !== undefined && method !== null) {
    const pairs = toPairs(init, context, undefined, method);
    for (let i = 0; i < pairs.length; i++) {
      if (pairs[i].length !== 2) throw new TypeError(`${context}: index ${i} has ${pairs[i].length} elements instead of two`);
    }
    return pairs;
  }
  const record = toRecord(init, context);
  const keys = ReflectOwnKeys(record);
  const pairs = [];
  for (let i = 0; i < keys.length; i++) ArrayPrototypePush(pairs, [keys[i], record[keys[i]]]);
  return pairs;
}

let listOf;
let setList;
let isParams;
let makeParams;
let createForURL;
const bare = { __proto__: null };

class URLSearchParams {
  #list;
  #update;

  constructor(init = '') {
    this.#list = init === bare ? undefined : pairsOf(init, "Failed to construct 'URLSearchParams': Argument 1");
  }

  static {
    isParams = (value) => isObject(value) && #list in value;
    // A URL's own object parses its query when it is first looked at.
    listOf = (params) => {
      const list = params.#list;
      return typeof list === 'string' ? (params.#list = parseUrlencoded(list)) : list;
    };
    setList = (params, query) => { params.#list = query; };
    createForURL = (query, update) => {
      const params = new URLSearchParams(bare);
      params.#list = query;
      params.#update = update;
      return params;
    };
    makeParams = (params, list) => {
      params.#list = list;
      params.#update?.(serializeUrlencoded(list));
    };
  }

  get size() {
    return pairs(this).length;
  }

  append(name, value) {
    const list = pairs(this);
    requiredArguments(arguments.length, 2, "Failed to execute 'append' on 'URLSearchParams'");
    const pair = [USVString(name), USVString(value)];
    ArrayPrototypePush(list, pair);
    makeParams(this, list);
  }

  delete(name, value = undefined) {
    const list = pairs(this);
    requiredArguments(arguments.length, 1, "Failed to execute 'delete' on 'URLSearchParams'");
    const wanted = USVString(name);
    const only = value === undefined ? undefined : USVString(value);
    makeParams(this, ArrayPrototypeFilter(list, (pair) => pair[0] !== wanted || (only !== undefined && pair[1] !== only)));
  }

  get(name) {
    const list = pairs(this);
    requiredArguments(arguments.length, 1, "Failed to execute 'get' on 'URLSearchParams'");
    const wanted = USVString(name);
    for (let i = 0; i < list.length; i++) if (list[i][0] === wanted) return list[i][1];
    return null;
  }

  getAll(name) {
    const list = pairs(this);
    requiredArguments(arguments.length, 1, "Failed to execute 'getAll' on 'URLSearchParams'");
    const wanted = USVString(name);
    const values = [];
    for (let i = 0; i < list.length; i++) if (list[i][0] === wanted) ArrayPrototypePush(values, list[i][1]);
    return values;
  }

  has(name, value = undefined) {
    const list = pairs(this);
    requiredArguments(arguments.length, 1, "Failed to execute 'has' on 'URLSearchParams'");
    const wanted = USVString(name);
    const only = value === undefined ? undefined : USVString(value);
    for (let i = 0; i < list.length; i++) {
      if (list[i][0] === wanted && (only === undefined || list[i][1] === only)) return true;
    }
    return false;
  }

  set(name, value) {
    const list = pairs(this);
    requiredArguments(arguments.length, 2, "Failed to execute 'set' on 'URLSearchParams'");
    const wanted = USVString(name);
    const text = USVString(value);
    let found = false;
    for (let i = 0; i < list.length; i++) {
      if (list[i][0] !== wanted) continue;
      if (found) {
        ArrayPrototypeSplice(list, i--, 1);
      } else {
        list[i][1] = text;
        found = true;
      }
    }
    if (!found) ArrayPrototypePush(list, [wanted, text]);
    makeParams(this, list);
  }

  sort() {
    const list = pairs(this);
    ArrayPrototypeSort(list, (a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0));
    makeParams(this, list);
  }

  toString() {
    return serializeUrlencoded(pairs(this));
  }
}

function pairs(params) {
  if (!isParams(params)) throw new TypeError('Illegal invocation: not a URLSearchParams');
  return listOf(params);
}

definePairIterable('URLSearchParams', URLSearchParams, pairs);
configureInterface('URLSearchParams', URLSearchParams);
defineGlobals({ URLSearchParams });

/** The object of a URL: `update` hears the new query after each change. */
export const createSearchParams = createForURL;
/** Gives a URL's object a new query, without telling the URL. */
export const setSearchParamsQuery = setList;
export const isURLSearchParams = isParams;
/** The query that an object stands for. */
export const serializeSearchParams = (params) => serializeUrlencoded(listOf(params));
export { URLSearchParams };
