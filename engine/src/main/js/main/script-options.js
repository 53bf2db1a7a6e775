/** The options of Isolate.execute and executeModule: every value is checked, every error names its key. */
import {
  Map, MapPrototypeForEach, ObjectKeys, TypeError,
} from '../internal/primordials.js';

const LANGUAGES = { __proto__: null, js: true, ts: true, tsx: true, jsx: true };
/** Longer texts would not fit into a message to the worker. */
const MAX_TEXT = 16 << 20;

/** A script's text, checked. */
export function checkCode(code, what) {
  if (typeof code !== 'string') throw new TypeError(`${what}: the code must be a string, not ${typeof code}`);
  return code;
}

/** `{ filename, language }`, with '' for what is not said. */
export function readScriptOptions(options, what) {
  if (options === undefined || options === null) return { __proto__: null, filename: '', language: '' };
  if (typeof options !== 'object') throw new TypeError(`${what}: options must be an object`);
  const { filename = '', language = '' } = options;
  if (typeof filename !== 'string') throw new TypeError(`${what}: filename must be a string`);
  if (language !== '' && LANGUAGES[language] !== true) {
    throw new TypeError(`${what}: language must be 'js', 'ts', 'tsx' or 'jsx'`);
  }
  return { __proto__: null, filename, language };
}

function checkModule(name, text, what) {
  if (typeof name !== 'string') throw new TypeError(`${what}: the name of a module must be a string`);
  if (typeof text !== 'string') throw new TypeError(`${what}: the module "${name}" must be a string, not ${typeof text}`);
  if (text.length > MAX_TEXT) throw new TypeError(`${what}: the module "${name}" has more than ${MAX_TEXT} characters`);
}

/** Calls `each(name, text)` for every module of an object or a Map, once all of them are known to be texts. */
export function readModules(modules, what, each) {
  if (modules === undefined || modules === null) return;
  if (modules instanceof Map) {
    MapPrototypeForEach(modules, (text, name) => checkModule(name, text, what));
    MapPrototypeForEach(modules, (text, name) => each(name, text));
    return;
  }
  if (typeof modules !== 'object') throw new TypeError(`${what}: modules must be an object or a Map of texts by name`);
  const names = ObjectKeys(modules);
  const texts = [];
  for (let i = 0; i < names.length; i++) {
    texts[i] = modules[names[i]];
    checkModule(names[i], texts[i], what);
  }
  for (let i = 0; i < names.length; i++) each(names[i], texts[i]);
}
