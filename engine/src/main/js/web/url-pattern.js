/** URLPattern, https://urlpattern.spec.whatwg.org/#urlpattern-class. */
import { cut } from '../internal/errors.js';
import { defineGlobals } from '../internal/globals.js';
import { RegExpPrototypeExec, TypeError } from '../internal/primordials.js';
import { parseURL, serializeHost, serializePath } from '../internal/url/parser.js';
import * as canonical from '../internal/url-pattern/canonicalize.js';
import { parseConstructorString } from '../internal/url-pattern/constructor-string.js';
import { processInit } from '../internal/url-pattern/init.js';
import { compileParts, parsePattern, printParts } from '../internal/url-pattern/parts.js';
import { configureInterface, converters, dictionaryConverter, enumConverter, isObject, requiredArguments } from '../internal/webidl.js';

const { USVString } = converters;
const COMPONENTS = ['protocol', 'username', 'password', 'hostname', 'port', 'pathname', 'search', 'hash'];
const toInit = dictionaryConverter('URLPatternInit', [
  ...COMPONENTS.map((key) => ({ key, converter: USVString })), { key: 'baseURL', converter: USVString },
]);
const toOptions = dictionaryConverter('URLPatternOptions', [
  { key: 'ignoreCase', converter: converters.boolean, defaultValue: () => false },
]);
const toComponent = enumConverter('URLPatternComponent', COMPONENTS);
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

function compileAll(init, ignoreCase) {
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

function fromString(text, baseURL) {
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

/** The converted arguments of test() and exec(). */
function toInput(given, base, method) {
  const context = `Failed to execute '${method}' on 'URLPattern'`;
  const isInit = given === undefined || given === null || isObject(given);
  const input = isInit ? toInit(given, `${context}: Argument 1`) : USVString(given, `${context}: Argument 1`);
  const baseURL = base === undefined ? undefined : USVString(base, `${context}: Argument 2`);
  if (isInit && baseURL !== undefined) throw new TypeError(`${context}: A base URL goes with a string only`);
  return { __proto__: null, input, isInit, baseURL };
}

function match(components, { input, isInit, baseURL }) {
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

let componentsOf;

class URLPattern {
  #components;

  constructor(input = undefined, baseURL = undefined, options = undefined) {
    const context = "Failed to construct 'URLPattern'";
    const second = arguments.length < 3 && (baseURL === undefined || baseURL === null || isObject(baseURL));
    const isInit = input === undefined || input === null || isObject(input);
    const given = isInit ? toInit(input, `${context}: Argument 1`) : USVString(input, `${context}: Argument 1`);
    const base = second ? undefined : USVString(baseURL, `${context}: Argument 2`);
    const { ignoreCase } = toOptions(second ? baseURL : options, `${context}: Argument ${second ? 2 : 3}`);
    if (isInit && base !== undefined) throw new TypeError(`${context}: A base URL goes with a string only`);
    try {
      this.#components = compileAll(isInit ? given : fromString(given, base), ignoreCase);
    } catch (error) {
      throw new TypeError(`${context}: ${error.message}`);
    }
  }

  static {
    componentsOf = (pattern) => pattern.#components;
  }

  static compareComponent(component, left, right) {
    requiredArguments(arguments.length, 3, "Failed to execute 'compareComponent' on 'URLPattern'");
    const key = toComponent(component);
    return compareParts(componentsOf(left)[key].parts, componentsOf(right)[key].parts);
  }

  test(input = undefined, baseURL = undefined) {
    return match(this.#components, toInput(input, baseURL, 'test')) !== null;
  }

  exec(input = undefined, baseURL = undefined) {
    return match(this.#components, toInput(input, baseURL, 'exec'));
  }

  get protocol() { return this.#components.protocol.pattern; }
  get username() { return this.#components.username.pattern; }
  get password() { return this.#components.password.pattern; }
  get hostname() { return this.#components.hostname.pattern; }
  get port() { return this.#components.port.pattern; }
  get pathname() { return this.#components.pathname.pattern; }
  get search() { return this.#components.search.pattern; }
  get hash() { return this.#components.hash.pattern; }
  get hasRegExpGroups() {
    const components = this.#components;
    for (let i = 0; i < COMPONENTS.length; i++) if (components[COMPONENTS[i]].hasGroups) return true;
    return false;
  }
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
function compareParts(left, right) {
  const length = left.length < right.length ? left.length : right.length;
  for (let i = 0; i < length; i++) {
    const order = comparePart(left[i], right[i]);
    if (order !== 0) return order;
  }
  return left.length === right.length ? 0 : comparePart(left[length] ?? nothing, right[length] ?? nothing);
}

configureInterface('URLPattern', URLPattern);
defineGlobals({ URLPattern });
