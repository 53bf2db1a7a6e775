/** What an object looks like before its entries are written: braces, leading text, keys, and where its contents come from. */

import {
  ArrayIsArray, ArrayPrototypePush, ArrayPrototypeSplice, ArrayPrototypeUnshift, BigIntPrototypeValueOf,
  BooleanPrototypeValueOf, DatePrototypeGetTime, DatePrototypeToISOString, ErrorIsError, ErrorPrototype,
  MapPrototypeGetSize, NumberIsNaN, NumberPrototypeValueOf, ObjectGetPrototypeOf, ObjectPrototypeIsPrototypeOf,
  ObjectPrototypeToString, RegExpPrototypeGetSource, SetPrototypeGetSize, String, StringPrototypeStartsWith,
  StringPrototypeToLowerCase, StringPrototypeValueOf, SymbolIterator, SymbolPrototypeValueOf,
  TypedArrayPrototypeGetLength, TypedArrayPrototypeGetSymbolToStringTag,
} from '../primordials.js';
import {
  isAnyArrayBuffer, isArrayBuffer, isBigIntObject, isBooleanObject, isDataView, isDate, isMap, isNumberObject,
  isPromise, isRegExp, isSet, isStringObject, isSymbolObject, isTypedArray, isWeakMap, isWeakSet, regExpFlags,
} from '../types.js';
import {
  arrayEntries, bufferEntries, mapEntries, pairEntries, promiseEntries, setEntries, typedArrayEntries, unknownEntries,
} from './contents.js';
import { errorText } from './error-text.js';
import { formatPrimitive, shownKeys } from './inspect.js';
import { constructorName, functionText, prefix, tagOf } from './naming.js';
import { platformShape } from './platform.js';
import { plain } from './style.js';

/**
 * The shape `{ constructor, depthLabel, base, braces, keys, isList, entries?, source? }` of an object, or its whole text when
 * there is nothing to lay out.
 */
export function describe(state, value, level) {
  const constructor = constructorName(value, state, level);
  const tag = tagOf(value);
  const context = { __proto__: null, state, value, level, constructor, tag };
  if (SymbolIterator in value || constructor === null) {
    const collection = describeCollection(context);
    if (collection !== undefined) return collection;
  }
  return describeOther(context);
}

function shape(context, braces, keys, base = '', entries = undefined, isList = false) {
  const { constructor, tag } = context;
  return { __proto__: null, constructor, depthLabel: prefix(constructor, tag, 'Object'), base, braces, keys, entries, isList };
}

function describeCollection(context) {
  const { state, value, constructor, tag } = context;
  if (ArrayIsArray(value)) {
    const lead = constructor !== 'Array' || tag !== '' ? prefix(constructor, tag, 'Array', `(${value.length})`) : '';
    const keys = nonIndexKeys(state, value);
    if (value.length === 0 && keys.length === 0) return `${lead}[]`;
    return shape(context, [`${lead}[`, ']'], keys, '', arrayEntries, true);
  }
  if (isSet(value)) return describeSized(context, 'Set', SetPrototypeGetSize(value), setEntries);
  if (isMap(value)) return describeSized(context, 'Map', MapPrototypeGetSize(value), mapEntries);
  if (isTypedArray(value)) {
    const length = TypedArrayPrototypeGetLength(value);
    const lead = prefix(constructor, tag, TypedArrayPrototypeGetSymbolToStringTag(value), `(${length})`);
    const keys = nonIndexKeys(state, value);
    if (length === 0 && keys.length === 0) return `${lead}[]`;
    return shape(context, [`${lead}[`, ']'], keys, '', typedArrayEntries, true);
  }
  return undefined;
}

function describeSized(context, name, size, entries) {
  const lead = prefix(context.constructor, context.tag, name, `(${size})`);
  const keys = shownKeys(context.state, context.value);
  if (size === 0 && keys.length === 0) return `${lead}{}`;
  return shape(context, [`${lead}{`, '}'], keys, '', entries);
}

// Indices come first among own keys, so the other keys are those from the first that is none.
function nonIndexKeys(state, value) {
  const keys = shownKeys(state, value);
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isIndex(keys[middle])) low = middle + 1;
    else high = middle;
  }
  ArrayPrototypeSplice(keys, 0, low);
  return keys;
}

const isIndex = (key) => typeof key === 'string' && `${key >>> 0}` === key && key >>> 0 !== 2 ** 32 - 1;

function isArguments(value) {
  try {
    return ObjectPrototypeToString(value) === '[object Arguments]';
  } catch {
    // Its @@toStringTag fails.
    return false;
  }
}

function describeOther(context) {
  const { state, value, constructor, tag } = context;
  if (typeof value === 'function') {
    return withBase(context, functionText(value, constructor, tag), 'special');
  }
  if (constructor === 'Object' && isArguments(value)) {
    return braced(context, '[Arguments] ');
  }
  if (isRegExp(value)) {
    const lead = prefix(constructor, tag, 'RegExp');
    const text = `${lead === 'RegExp ' ? '' : lead}/${RegExpPrototypeGetSource(value)}/${regExpFlags(value)}`;
    return withBase(context, text, 'regexp');
  }
  if (isDate(value)) {
    if (NumberIsNaN(DatePrototypeGetTime(value))) return state.stylize('Invalid Date', 'date');
    return withBase(context, DatePrototypeToISOString(value), 'date');
  }
  if (ErrorIsError(value) || ObjectPrototypeIsPrototypeOf(ErrorPrototype, value)) return describeError(context);
  return describeInternals(context) ?? describePlain(context);
}

// An object that is little more than a text: only that text when it has no keys.
function withBase(context, base, kind) {
  const keys = shownKeys(context.state, context.value);
  if (keys.length === 0) return context.state.stylize(base, kind);
  return shape(context, ['{', '}'], keys, base);
}

function braced(context, lead, keys = shownKeys(context.state, context.value), entries = undefined) {
  if (keys.length === 0 && entries === undefined) return `${lead}{}`;
  return shape(context, [`${lead}{`, '}'], keys, '', entries);
}

function describeError(context) {
  const { state, value, constructor, tag } = context;
  const platform = platformShape(state, value);
  if (typeof platform === 'string') return platform;
  const keys = shownKeys(state, value);
  try {
    const base = errorText(state, value, constructor, tag, keys);
    return keys.length === 0 ? base : shape(context, ['{', '}'], keys, base);
  } catch {
    // The prototype object of an interface, which has no message to tell.
    return braced(context, prefix(constructor, tag, 'Error'));
  }
}

function describeInternals(context) {
  const { state, value, constructor, tag } = context;
  const lead = (name) => prefix(constructor, tag, name);
  if (isAnyArrayBuffer(value)) {
    const keys = shownKeys(state, value);
    ArrayPrototypeUnshift(keys, 'byteLength');
    return braced(context, lead(isArrayBuffer(value) ? 'ArrayBuffer' : 'SharedArrayBuffer'), keys, bufferEntries);
  }
  if (isDataView(value)) {
    const keys = ['byteLength', 'byteOffset', 'buffer'];
    const own = shownKeys(state, value);
    for (let i = 0; i < own.length; i++) ArrayPrototypePush(keys, own[i]);
    return braced(context, lead('DataView'), keys);
  }
  if (isPromise(value)) return braced(context, lead('Promise'), undefined, promiseEntries(state, value));
  if (isWeakSet(value)) return braced(context, lead('WeakSet'), undefined, unknownEntries);
  if (isWeakMap(value)) return braced(context, lead('WeakMap'), undefined, unknownEntries);
  return describeBoxed(context);
}

const boxes = [
  ['Number', isNumberObject, NumberPrototypeValueOf],
  ['String', isStringObject, StringPrototypeValueOf],
  ['Boolean', isBooleanObject, BooleanPrototypeValueOf],
  ['BigInt', isBigIntObject, BigIntPrototypeValueOf],
  ['Symbol', isSymbolObject, SymbolPrototypeValueOf],
];

function describeBoxed(context) {
  const { state, value, constructor, tag } = context;
  for (let i = 0; i < boxes.length; i++) {
    if (!boxes[i][1](value)) continue;
    const type = boxes[i][0];
    const primitive = boxes[i][2](value);
    let label = type;
    if (constructor === null) label += ' (null prototype)';
    else if (type !== constructor) label += ` (${constructor})`;
    const { stylize } = state;
    state.stylize = plain;
    let text = `[${label}: ${formatPrimitive(state, primitive)}]`;
    state.stylize = stylize;
    if (tag !== '' && tag !== constructor) text += ` [${tag}]`;
    // A String object's characters are own keys as well, and already shown.
    const keys = type === 'String' ? shownKeys(state, value, primitive.length) : shownKeys(state, value);
    if (keys.length !== 0) return shape(context, ['{', '}'], keys, text);
    return stylize(text, StringPrototypeToLowerCase(type));
  }
  return undefined;
}

function describePlain(context) {
  const { state, value, constructor, tag } = context;
  const platform = platformShape(state, value);
  if (platform !== undefined) return typeof platform === 'string' ? platform : describePlatform(context, platform);
  if (StringPrototypeStartsWith(tag, 'Temporal.') && constructor !== null) {
    const text = temporalText(value);
    if (text !== undefined) return state.stylize(text, 'temporal');
  }
  if (constructor === 'Object' && tag === '') return braced(context, '');
  const ownKind = tag === 'Module' || (constructor === null && ObjectGetPrototypeOf(value) !== null);
  const fallback = constructor === null && ownKind ? tag : 'Object';
  return braced(context, prefix(constructor, tag, fallback));
}

function describePlatform(context, { name, keys, source, apart }) {
  const lead = context.constructor ?? name;
  const entries = ArrayIsArray(source) && source.length > 0 ? pairEntries : undefined;
  if (keys.length === 0 && entries === undefined) return `${lead} {}`;
  // Deno writes these as a plain object behind a name, which does not count where the line is to be broken.
  const described = shape(context, apart ? ['{', '}'] : [`${lead} {`, '}'], keys, '', entries);
  if (apart) described.before = `${lead} `;
  described.source = source;
  return described;
}

// A Temporal object is its text; the class's prototype has the tag as well, and no text.
function temporalText(value) {
  try {
    return String(value);
  } catch {
    return undefined;
  }
}
