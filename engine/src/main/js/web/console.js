/** The console namespace (console.spec.whatwg.org). Where its output goes is the host's choice: nowhere, unless told. */

import {
  ArrayIsArray, ArrayPrototypePush, ArrayPrototypeUnshift, Error, ObjectCreate, ObjectDefineProperty, ObjectKeys,
  ReflectApply, NumberPrototypeToFixed, ObjectPrototype, SafeMap, String, StringPrototypeIndexOf, StringPrototypeSlice,
  SymbolToStringTag, TypeError,
} from '../internal/primordials.js';
import { coarseNow } from '../internal/clock.js';
import { defineGlobal } from '../internal/globals.js';
import { offerEntry, onBoot } from '../internal/boot.js';
import inspection from 'late:../internal/inspect/index.js';

const { captureStackTrace } = Error;

let write;
let maxText = Infinity;
let colours = { __proto__: null, out: false, error: false };
let groups = 0;
const counts = new SafeMap();
const timers = new SafeMap();

/**
 * Where output goes: `(level, text)`, level being 'log', 'debug', 'info', 'warn' or 'error', and text without its last newline.
 * Undefined: nowhere, and nothing is formatted then.
 */
export function setConsoleSink(sink) { write = sink; }

/** `config.consoleColors`, `config.consoleErrorColors`: whether the host shows colours; `config.consoleMaxText`: in characters. */
onBoot((config) => {
  maxText = config.consoleMaxText ?? (config.scope === 'main' ? Infinity : 256 * 1024);
  colours = { __proto__: null, out: !!config.consoleColors, error: !!config.consoleErrorColors };
});

const coloursOf = (level) => (level === 'warn' || level === 'error' ? colours.error : colours.out);

function emit(level, text) {
  if (text.length <= maxText) write(level, text);
  else write(level, `${StringPrototypeSlice(text, 0, maxText)}… ${text.length - maxText} more characters`);
}

/** A single text, which most output is, needs no formatter. */
const formatted = (values, options) =>
  (values.length === 1 && typeof values[0] === 'string' && !options.indentLevel ? values[0] : inspection().formatArguments(values, options));

function print(level, values) {
  if (write === undefined) return;
  emit(level, formatted(values, { __proto__: null, colors: coloursOf(level), indentLevel: groups }));
}

const labelOf = (label) => (label === undefined ? 'default' : String(label));

function elapsed(label, values, remove) {
  const started = timers.get(label);
  if (started === undefined) {
    print('warn', [`Timer '${label}' does not exist`]);
    return;
  }
  if (remove) timers.delete(label);
  const time = coarseNow() - started;
  ArrayPrototypeUnshift(values, `${label}: ${+NumberPrototypeToFixed(time, 4)}ms`);
  print('info', values);
}

function assertion(values) {
  if (values.length === 0) ArrayPrototypePush(values, 'Assertion failed');
  else if (typeof values[0] === 'string') values[0] = `Assertion failed: ${values[0]}`;
  else ArrayPrototypeUnshift(values, 'Assertion failed:');
  print('error', values);
}

function trace(values, above) {
  if (write === undefined) return;
  const message = formatted(values, { __proto__: null, colors: colours.error });
  const holder = { __proto__: null, name: 'Trace', message };
  captureStackTrace(holder, above);
  const { stack } = holder;
  const start = typeof stack === 'string' ? StringPrototypeIndexOf(stack, '\n    at') : -1;
  const frames = start === -1 ? '' : StringPrototypeSlice(stack, start);
  print('error', ['%s', `Trace${message === '' ? '' : `: ${message}`}${frames}`]);
}

function openGroup(values) {
  if (values.length > 0) print('log', values);
  groups++;
}

const methods = {
  assert(condition = false, ...data) { if (!condition) assertion(data); },
  clear() { groups = 0; },
  debug(...data) { print('debug', data); },
  error(...data) { print('error', data); },
  info(...data) { print('info', data); },
  log(...data) { print('log', data); },
  table(tabularData = undefined, properties = undefined) {
    if (properties !== undefined && !ArrayIsArray(properties)) {
      throw new TypeError(`The 'properties' argument must be an array, not of type ${typeof properties}`);
    }
    if (typeof tabularData !== 'object' || tabularData === null) print('log', [tabularData]);
    else if (write !== undefined) print('log', [inspection().tableText(tabularData, properties)]);
  },
  trace(...data) { trace(data, methods.trace); },
  warn(...data) { print('warn', data); },
  dir(item = undefined, options = undefined) {
    if (write === undefined) return;
    const given = { __proto__: null, colors: colours.out };
    const names = typeof options === 'object' && options !== null ? ObjectKeys(options) : [];
    for (let i = 0; i < names.length; i++) given[names[i]] = options[names[i]];
    emit('log', inspection().textIn(typeof item === 'string' ? item : inspection().inspect(item, given), groups));
  },
  dirxml(...data) { print('log', data); },
  count(label = 'default') {
    const name = labelOf(label);
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    print('info', [`${name}: ${count}`]);
  },
  countReset(label = 'default') {
    const name = labelOf(label);
    if (counts.has(name)) counts.set(name, 0);
    else print('warn', [`Count for '${name}' does not exist`]);
  },
  group(...data) { openGroup(data); },
  groupCollapsed(...data) { openGroup(data); },
  groupEnd() { if (groups > 0) groups--; },
  time(label = 'default') {
    const name = labelOf(label);
    if (timers.has(name)) print('warn', [`Timer '${name}' already exists`]);
    else timers.set(name, coarseNow());
  },
  timeLog(label = 'default', ...data) { elapsed(labelOf(label), data, false); },
  timeEnd(label = 'default') { elapsed(labelOf(label), [], true); },
};

// A namespace object whose prototype is an empty object, for the web's sake.
const console = ObjectCreate(ObjectCreate(ObjectPrototype));
const place = (name, value) => ObjectDefineProperty(console, name, {
  __proto__: null, value, writable: true, enumerable: true, configurable: true,
});
// V8's own console, which nobody but debuggers hears.
const native = { __proto__: null };
const names = ObjectKeys(methods);
for (let i = 0; i < names.length; i++) {
  native[names[i]] = globalThis.console[names[i]];
  place(names[i], methods[names[i]]);
}

const both = (name, shown, own) => ({
  [name](...data) {
    ReflectApply(shown, console, data);
    return ReflectApply(own, console, data);
  },
})[name];

/** Debuggers may connect: they hear all that the console is told, wherever else its output goes. Before any guest code. */
offerEntry('inspected', () => {
  for (let i = 0; i < names.length; i++) place(names[i], both(names[i], native[names[i]], methods[names[i]]));
});
ObjectDefineProperty(console, SymbolToStringTag, { __proto__: null, value: 'console', configurable: true });
defineGlobal('console', console);
