/** URLPattern, https://urlpattern.spec.whatwg.org/#urlpattern-class. */
import { defineGlobals } from '../internal/globals.js';
import { TypeError } from '../internal/primordials.js';
import pattern from 'late:../internal/url-pattern/pattern.js';
import { COMPONENTS } from '../internal/url-pattern/components.js';
import { configureInterface, converters, dictionaryConverter, enumConverter, isObject, requiredArguments } from '../internal/webidl.js';

const { USVString } = converters;
const toInit = dictionaryConverter('URLPatternInit', [
  ...COMPONENTS.map((key) => ({ key, converter: USVString })), { key: 'baseURL', converter: USVString },
]);
const toOptions = dictionaryConverter('URLPatternOptions', [
  { key: 'ignoreCase', converter: converters.boolean, defaultValue: () => false },
]);
const toComponent = enumConverter('URLPatternComponent', COMPONENTS);

/** The converted arguments of test() and exec(). */
function toInput(given, base, method) {
  const context = `Failed to execute '${method}' on 'URLPattern'`;
  const isInit = given === undefined || given === null || isObject(given);
  const input = isInit ? toInit(given, `${context}: Argument 1`) : USVString(given, `${context}: Argument 1`);
  const baseURL = base === undefined ? undefined : USVString(base, `${context}: Argument 2`);
  if (isInit && baseURL !== undefined) throw new TypeError(`${context}: A base URL goes with a string only`);
  return { __proto__: null, input, isInit, baseURL };
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
      this.#components = pattern().compileAll(isInit ? given : pattern().fromString(given, base), ignoreCase);
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
    return pattern().compareParts(componentsOf(left)[key].parts, componentsOf(right)[key].parts);
  }

  test(input = undefined, baseURL = undefined) {
    return pattern().match(this.#components, toInput(input, baseURL, 'test')) !== null;
  }

  exec(input = undefined, baseURL = undefined) {
    return pattern().match(this.#components, toInput(input, baseURL, 'exec'));
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

configureInterface('URLPattern', URLPattern);
defineGlobals({ URLPattern });
