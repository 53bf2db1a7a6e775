/** The options of V8Sandbox and createIsolate: every key is known, every value is checked, every error names the key. */
import { NumberIsFinite, ObjectKeys, String, StringPrototypeSlice, TypeError } from '../internal/primordials.js';
import { isHTTPScheme, parseURL } from '../internal/url/parser.js';
import { serializeURL } from '../internal/url/serializer.js';

const MAX_LOCATION = 4096;
const MAX_MS = 365 * 24 * 3600 * 1000;

const milliseconds = (value, key) => {
  if (typeof value !== 'number' || !NumberIsFinite(value) || value < 0 || value > MAX_MS) {
    throw new TypeError(`${key} must be a number of milliseconds from 0 to ${MAX_MS}: ${shown(value)}`);
  }
  return value;
};
const mebibytes = (value, key) => {
  if (typeof value !== 'number' || !NumberIsFinite(value) || value < 0 || value > 1 << 30) {
    throw new TypeError(`${key} must be a number of MiB, 0 or more: ${shown(value)}`);
  }
  return value;
};
const integer = (min, max) => (value, key) => {
  if (typeof value !== 'number' || value % 1 !== 0 || value < min || value > max) {
    throw new TypeError(`${key} must be an integer from ${min} to ${max}: ${shown(value)}`);
  }
  return value;
};
const oneOf = (...words) => (value, key) => {
  for (let i = 0; i < words.length; i++) if (words[i] === value) return value;
  throw new TypeError(`${key} must be one of ${words.join(', ')}: ${shown(value)}`);
};
const text = (value, key) => {
  if (typeof value !== 'string' || value.length > 256 || /[\r\n]/.test(value)) {
    throw new TypeError(`${key} must be a string of at most 256 characters on one line`);
  }
  return value;
};

/** An absolute http: or https: URL, as its href. */
const webAddress = (value, key) => {
  const url = parseURL(String(value));
  const href = url === null || !isHTTPScheme(url.scheme) ? undefined : serializeURL(url);
  if (href === undefined || href.length > MAX_LOCATION) {
    throw new TypeError(`${key} must be an absolute http: or https: URL of at most ${MAX_LOCATION} characters: ${shown(value)}`);
  }
  return href;
};

const ISOLATE = {
  __proto__: null,
  cpuLimitMs: milliseconds,
  cpuTotalMs: milliseconds,
  wallLimitMs: milliseconds,
  idleLimitMs: milliseconds,
  memoryLimitMb: mebibytes,
  console: oneOf('none', 'inherit', 'event'),
};
const FOR_SANDBOX = {
  __proto__: null,
  ...ISOLATE,
  agents: integer(1, 256),
  isolation: oneOf('shared', 'tenant', 'process'),
  totalMemoryMb: mebibytes,
  maxQueueBytes: integer(1, Number.MAX_SAFE_INTEGER),
};
const FOR_ISOLATE = { __proto__: null, ...ISOLATE, tenant: text, name: text, location: webAddress };

function shown(value) {
  if (typeof value === 'string') return `'${StringPrototypeSlice(value, 0, 40)}'`;
  return typeof value === 'object' || typeof value === 'function' ? typeof value : String(value);
}

function read(options, known, what) {
  const checked = {};
  if (options === undefined) return checked;
  if (typeof options !== 'object' || options === null) throw new TypeError(`${what}: options must be an object`);
  const keys = ObjectKeys(options);
  for (let i = 0; i < keys.length; i++) {
    const check = known[keys[i]];
    if (check === undefined) throw new TypeError(`${what}: unknown option ${keys[i]}`);
    const value = options[keys[i]];
    if (value !== undefined) checked[keys[i]] = check(value, `${what}: ${keys[i]}`);
  }
  return checked;
}

/** Checked options as Java reads them: `key=value`, one a line. */
export function optionsText(checked) {
  const keys = ObjectKeys(checked);
  let lines = '';
  for (let i = 0; i < keys.length; i++) lines += `${keys[i]}=${checked[keys[i]]}\n`;
  return lines;
}

export const readSandboxOptions = (options) => read(options, FOR_SANDBOX, 'V8Sandbox');
export const readIsolateOptions = (options) => read(options, FOR_ISOLATE, 'createIsolate');
