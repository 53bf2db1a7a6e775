/**
 * Inspection of values, as Deno prints them: a text for people, from which no trap of a Proxy is run.
 *
 * Options: depth (4), colors (false), compact (3, or true/false), breakLength (80), showHidden, getters, sorted, trailingComma,
 * iterableLimit (100), strAbbreviateSize (10 000), showProxy, quotes (", ', `: the first that needs no escape).
 */

import {
  ArrayPrototypeIncludes, ArrayPrototypeJoin, ArrayPrototypePop, ArrayPrototypePush, ArrayPrototypeSlice,
  ArrayPrototypeSort, ArrayPrototypeSplice, ObjectGetOwnPropertyDescriptor, ObjectGetOwnPropertyNames,
  ObjectGetOwnPropertySymbols, ObjectKeys, ObjectPrototypePropertyIsEnumerable, ReflectApply, SafeMap, String,
  StringPrototypeIndexOf, StringPrototypeRepeat, StringPrototypeReplaceAll, StringPrototypeSlice, SymbolFor,
} from '../primordials.js';
import { isProxy, proxyDetails } from '../proxies.js';
import { numberText } from './contents.js';
import { describe } from './describe.js';
import { layOut } from './layout.js';
import { coloured, plain } from './style.js';
import { hiddenKey, isPlainKey, quote, quotes, symbolKey, symbolText } from './text.js';

const denoCustom = SymbolFor('Deno.customInspect');
const nodeCustom = SymbolFor('nodejs.util.inspect.custom');
const maxOutput = 2 ** 27;

const defaults = {
  __proto__: null,
  depth: 4,
  colors: false,
  compact: 3,
  breakLength: 80,
  showHidden: false,
  showProxy: false,
  getters: false,
  sorted: false,
  trailingComma: false,
  escapeSequences: true,
  customInspect: true,
  iterableLimit: 100,
  strAbbreviateSize: 10_000,
  quotes,
};

let promiseDetails;
/** How the host looks into a promise: `(promise) => [0 pending | 1 fulfilled | 2 rejected, result]`. */
export function setPromiseDetails(details) { promiseDetails = details; }

/** The state of one inspection. */
class Inspection {
  seen = [];
  circular = new SafeMap();
  indentation = 0;
  deepest = 0;
  written = 0;

  constructor(options) {
    const names = ObjectKeys(defaults);
    for (let i = 0; i < names.length; i++) {
      const given = options?.[names[i]];
      this[names[i]] = given === undefined ? defaults[names[i]] : given;
    }
    this.depth ??= Infinity;
    if (this.compact === false) this.compact = 0;
    this.maxArrayLength = options?.maxArrayLength ?? this.iterableLimit ?? Infinity;
    this.iterableLimit ??= Infinity;
    this.maxStringLength = options?.maxStringLength ?? this.strAbbreviateSize ?? Infinity;
    this.stylize = this.colors ? coloured : plain;
    this.options = options;
    this.promiseDetails = promiseDetails;
  }

  format(value, level) { return formatValue(this, value, level); }
  formatElement(value, level, key) { return formatProperty(this, value, level, key, true); }
  inspectPrototype(prototype) { return inspect(prototype, { __proto__: null, depth: -1, customInspect: false }); }
}

/** The text of a value. */
export function inspect(value, options = undefined) {
  return formatValue(new Inspection(options), value, 0);
}

/** An inspection's state, for texts made of several values. */
export const startInspection = (options) => new Inspection(options);

export function formatValue(state, value, level) {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return formatPrimitive(state, value);
  let target = value;
  if (isProxy(value)) {
    if (state.showProxy) return formatProxy(state, value, level);
    while (isProxy(target)) target = proxyDetails(target).target;
  }
  if (state.customInspect && target === value) {
    const custom = customText(state, value, level);
    if (custom !== undefined) return custom;
  }
  if (ArrayPrototypeIncludes(state.seen, target)) {
    if (!state.circular.has(target)) state.circular.set(target, state.circular.size + 1);
    return state.stylize(`[Circular *${state.circular.get(target)}]`, 'special');
  }
  return formatObject(state, target, level);
}

function formatProxy(state, proxy, level) {
  const { target, handler } = proxyDetails(proxy);
  return `Proxy ${formatValue(state, [target, handler], level)}`;
}

// A text of the object's own making: Symbol.for('Deno.customInspect'), or Node's symbol.
function customText(state, value, level) {
  const own = value[denoCustom];
  if (typeof own === 'function') return String(ReflectApply(own, value, [inspect, publicOptions(state, level)]));
  const foreign = value[nodeCustom];
  if (typeof foreign !== 'function' || value.constructor?.prototype === value) return undefined;
  const result = ReflectApply(foreign, value, [state.depth - level, publicOptions(state, level), inspect]);
  if (result === value) return undefined;
  if (typeof result !== 'string') return formatValue(state, result, level);
  return StringPrototypeReplaceAll(result, '\n', `\n${StringPrototypeRepeat(' ', state.indentation)}`);
}

function publicOptions(state, level) {
  const options = {};
  const names = ObjectKeys(defaults);
  for (let i = 0; i < names.length; i++) options[names[i]] = state[names[i]];
  options.stylize = state.stylize;
  options.depth = state.depth - level;
  return options;
}

export function formatPrimitive(state, value) {
  const { stylize } = state;
  switch (typeof value) {
    case 'string': return formatString(state, value);
    case 'number': return stylize(numberText(value), 'number');
    case 'bigint': return stylize(`${value}n`, 'bigint');
    case 'symbol': return stylize(symbolText(value), 'symbol');
    case 'object': return stylize('null', 'null');
    default: return stylize(`${value}`, typeof value);
  }
}

function formatString(state, value) {
  let string = value;
  let trailer = '';
  if (string.length > state.maxStringLength) {
    const rest = string.length - state.maxStringLength;
    string = StringPrototypeSlice(string, 0, state.maxStringLength);
    trailer = `... ${rest} more character${rest > 1 ? 's' : ''}`;
  }
  const styled = (text) => state.stylize(quote(text, state.escapeSequences, state.quotes), 'string');
  if (state.compact === true || string.length <= 16 || string.length <= state.breakLength - state.indentation - 4) {
    return styled(string) + trailer;
  }
  const lines = [];
  for (let start = 0; start < string.length;) {
    const newline = StringPrototypeIndexOf(string, '\n', start);
    const end = newline === -1 ? string.length : newline + 1;
    ArrayPrototypePush(lines, styled(StringPrototypeSlice(string, start, end)));
    start = end;
  }
  return ArrayPrototypeJoin(lines, ` +\n${StringPrototypeRepeat(' ', state.indentation + 2)}`) + trailer;
}

/** The keys that are shown: enumerable ones, or all of them with showHidden. */
export function shownKeys(state, value, fromName = 0) {
  const names = state.showHidden ? ObjectGetOwnPropertyNames(value) : ObjectKeys(value);
  const keys = fromName === 0 ? names : ArrayPrototypeSlice(names, fromName);
  const symbols = ObjectGetOwnPropertySymbols(value);
  for (let i = 0; i < symbols.length; i++) {
    if (state.showHidden || ObjectPrototypePropertyIsEnumerable(value, symbols[i])) ArrayPrototypePush(keys, symbols[i]);
  }
  return keys;
}

function formatObject(state, value, level) {
  const shape = describe(state, value, level);
  if (typeof shape === 'string') return shape;
  if (level > state.depth) {
    const name = StringPrototypeSlice(shape.depthLabel, 0, -1);
    return state.stylize(shape.constructor === null ? name : `[${name}]`, 'special');
  }
  const inner = level + 1;
  ArrayPrototypePush(state.seen, value);
  state.deepest = inner;
  let entries;
  try {
    entries = shape.entries === undefined ? [] : shape.entries(state, shape.source ?? value, inner);
    for (let i = 0; i < shape.keys.length; i++) {
      ArrayPrototypePush(entries, formatProperty(state, shape.source ?? value, inner, shape.keys[i], false));
    }
  } catch (error) {
    state.seen.length = level;
    return state.stylize(`[Internal Formatting Error] ${String(error?.stack)}`, 'internalError');
  }
  ArrayPrototypePop(state.seen);
  if (state.sorted) sortEntries(state, entries, shape);
  const text = layOut(state, entries, referenced(state, value, shape.base), shape.braces, shape.isList, inner, value);
  state.written += text.length;
  const whole = shape.before === undefined ? text : shape.before + text;
  // Beyond this the text only grows by names of what would be shown.
  if (state.written > maxOutput) state.depth = -1;
  return whole;
}

function referenced(state, value, base) {
  const index = state.circular.get(value);
  if (index === undefined) return base;
  const reference = state.stylize(`<ref *${index}>`, 'special');
  return base === '' ? reference : `${reference} ${base}`;
}

function sortEntries(state, entries, shape) {
  const comparator = state.sorted === true ? undefined : state.sorted;
  const from = shape.isList ? entries.length - shape.keys.length : 0;
  const sorted = ArrayPrototypeSort(ArrayPrototypeSlice(entries, from), comparator);
  ArrayPrototypeSplice(entries, from, sorted.length);
  for (let i = 0; i < sorted.length; i++) ArrayPrototypePush(entries, sorted[i]);
}

function formatAccessor(state, value, level, descriptor) {
  const { stylize } = state;
  if (descriptor.get === undefined) {
    return descriptor.set === undefined ? stylize('undefined', 'undefined') : stylize('[Setter]', 'special');
  }
  const label = descriptor.set === undefined ? 'Getter' : 'Getter/Setter';
  if (!state.getters) return stylize(`[${label}]`, 'special');
  try {
    const result = ReflectApply(descriptor.get, value, []);
    state.indentation += 2;
    const text = formatValue(state, result, level);
    state.indentation -= 2;
    if (typeof result === 'object' && result !== null) return `${stylize(`[${label}]`, 'special')} ${text}`;
    return `${stylize(`[${label}:`, 'special')} ${text}${stylize(']', 'special')}`;
  } catch (error) {
    return `${stylize(`[${label}:`, 'special')} <Inspection threw (${String(error?.message)})>${stylize(']', 'special')}`;
  }
}

/** "key: value", or only the value for an element of a list. */
export function formatProperty(state, value, level, key, isElement) {
  const descriptor = ObjectGetOwnPropertyDescriptor(value, key) ?? { __proto__: null, value: value[key], enumerable: true };
  let text;
  if (descriptor.value !== undefined) {
    const indent = state.compact !== true || isElement ? 2 : 3;
    state.indentation += indent;
    text = formatValue(state, descriptor.value, level);
    state.indentation -= indent;
  } else {
    text = formatAccessor(state, value, level, descriptor);
  }
  return isElement ? text : `${keyText(state, key, descriptor.enumerable)}: ${text}`;
}

function keyText(state, key, enumerable) {
  if (typeof key === 'symbol') {
    const text = state.stylize(symbolKey(key), 'symbol');
    return enumerable === false ? `[${text}]` : text;
  }
  if (key === '__proto__') return "['__proto__']";
  if (enumerable === false) return `[${hiddenKey(key)}]`;
  return isPlainKey(key) ? state.stylize(key, 'name') : state.stylize(quote(key), 'string');
}
