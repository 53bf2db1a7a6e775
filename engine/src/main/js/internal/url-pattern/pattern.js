/** The patterns of URLPattern, https://urlpattern.spec.whatwg.org/#patterns. Late. */
import { cut } from '../errors.js';
import { RegExpPrototypeExec, TypeError } from '../primordials.js';
import { parseURL } from '../url/parser.js';
import { serializeHost, serializePath } from '../url/serializer.js';
import * as canonical from './canonicalize.js';
import { COMPONENTS } from './components.js';
import { parseConstructorString } from './constructor-string.js';
import { processInit } from './init.js';
import { compileParts, parsePattern, printParts } from './parts.js';

const MAX_SHOWN = 200;
const plain = { __proto__: null, delimiter: '', prefix: '', ignoreCase: false };
const hostOptions = { __proto__: null, delimiter: '.', prefix: '', ignoreCase: false };
const pathOptions = { __proto__: null, delimiter: '/', prefix: '/', ignoreCase: false };

function compile(pattern, encode, options) {
  const parts = parsePattern(pattern, options, (text) => (text === '' ? '' : encode(text)));
  const { regexp, names } = compileParts(parts, options);
  let hasGroups = false;
  for (let i = 0; i < parts.length; i++) if (parts[i].type === 'regexp') hasGroups = true;
  return { __proto__: null, parts, regexp, names, hasGroups, pattern: printParts(parts, options) };
}

function matchesSpecial(component) {
  for (let i = 0; i < canonical.specialSchemes.length; i++) {
    if (RegExpPrototypeExec(component.regexp, canonical.specialSchemes[i]) !== null) return true;
  }
  return false;
}

const isIPv6Pattern = (text) => text[0] === '[' || ((text[0] === '{' || text[0] === '\\') && text[1] === '[');

/** The components of a pattern. */
export function compileAll(init, ignoreCase) {
  const processed = processInit(init, true, { __proto__: null });
  for (let i = 0; i < COMPONENTS.length; i++) processed[COMPONENTS[i]] ??= '*';
  const { protocol } = processed;
  if (canonical.isSpecialScheme(protocol) && processed.port === canonical.defaultPort(protocol)) processed.port = '';
  const result = { __proto__: null };
  result.protocol = compile(protocol, canonical.protocol, plain);
  result.username = compile(processed.username, canonical.username, plain);
  result.password = compile(processed.password, canonical.password, plain);
  const encodeHost = isIPv6Pattern(processed.hostname) ? canonical.ipv6Hostname : (text) => canonical.hostname(text);
  result.hostname = compile(processed.hostname, encodeHost, hostOptions);
  result.port = compile(processed.port, (text) => canonical.port(text), plain);
  const special = matchesSpecial(result.protocol);
  const pathRules = special ? pathOptions : plain;
  result.pathname = compile(
    processed.pathname, special ? canonical.pathname : canonical.opaquePathname, { ...pathRules, __proto__: null, ignoreCase });
  result.search = compile(processed.search, canonical.search, { ...plain, __proto__: null, ignoreCase });
  result.hash = compile(processed.hash, canonical.hash, { ...plain, __proto__: null, ignoreCase });
  return result;
}

/** The init that a pattern's text stands for. */
export function fromString(text, baseURL) {
  const init = parseConstructorString(text, (protocol) => matchesSpecial(compile(protocol, canonical.protocol, plain)));
  if (baseURL === undefined && init.protocol === undefined) {
    throw new TypeError(`The relative pattern '${cut(text, MAX_SHOWN)}' needs a base URL`);
  }
  init.baseURL = baseURL;
  return init;
}

function valuesOfURL(text, baseURL) {
  let base = null;
  if (baseURL !== undefined) {
    base = parseURL(baseURL);
    if (base === null) return null;
  }
  const url = parseURL(text, base);
  if (url === null) return null;
  return {
    __proto__: null, protocol: url.scheme, username: url.username, password: url.password,
    hostname: url.host === null ? '' : serializeHost(url.host), port: url.port === null ? '' : `${url.port}`,
    pathname: serializePath(url), search: url.query ?? '', hash: url.fragment ?? '',
  };
}

function valuesOfInit(init) {
  const values = { __proto__: null };
  for (let i = 0; i < COMPONENTS.length; i++) values[COMPONENTS[i]] = '';
  try {
    return processInit(init, false, values);
  } catch {
    return null;
  }
}

/** The result of exec(), or null. */
export function match(components, { input, isInit, baseURL }) {
  const values = isInit ? valuesOfInit(input) : valuesOfURL(input, baseURL);
  if (values === null) return null;
  const result = { inputs: baseURL === undefined ? [isInit ? present(input) : input] : [input, baseURL] };
  for (let i = 0; i < COMPONENTS.length; i++) {
    const key = COMPONENTS[i];
    const found = RegExpPrototypeExec(components[key].regexp, values[key]);
    if (found === null) return null;
    const groups = {};
    const { names } = components[key];
    for (let k = 0; k < names.length; k++) groups[names[k]] = found[k + 1];
    result[key] = { input: values[key], groups };
  }
  return result;
}

/** The members of an init that were given. */
function present(init) {
  const copy = {};
  for (const key in init) if (init[key] !== undefined) copy[key] = init[key];
  return copy;
}

const TYPE_ORDER = { __proto__: null, full: 0, segment: 1, regexp: 2, fixed: 3 };
const MODIFIER_ORDER = { __proto__: null, '*': 0, '?': 1, '+': 2, '': 3 };
const nothing = { __proto__: null, type: 'fixed', modifier: '', prefix: '', value: '', suffix: '' };

function comparePart(a, b) {
  const order = (x, y) => (x < y ? -1 : x > y ? 1 : 0);
  return order(TYPE_ORDER[a.type], TYPE_ORDER[b.type]) || order(MODIFIER_ORDER[a.modifier], MODIFIER_ORDER[b.modifier])
    || order(a.prefix, b.prefix) || order(a.value, b.value) || order(a.suffix, b.suffix);
}

/** Which of two patterns is more restrictive: 1 for the left, -1 for the right. */
export function compareParts(left, right) {
  const length = left.length < right.length ? left.length : right.length;
  for (let i = 0; i < length; i++) {
    const order = comparePart(left[i], right[i]);
    if (order !== 0) return order;
  }
  return left.length === right.length ? 0 : comparePart(left[length] ?? nothing, right[length] ?? nothing);
}
