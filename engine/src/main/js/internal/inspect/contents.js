/** Contents of built-in collections under inspection, each as a list of entries. */

import {
  ArrayBufferPrototypeGetDetached, ArrayPrototypeJoin, ArrayPrototypePush, MapPrototypeForEach,
  MapPrototypeGetSize, MathMax, MathMin, NumberPrototypeToString, ObjectHasOwn, ObjectIs, ObjectKeys, RegExpPrototypeExec,
  SetPrototypeForEach, SetPrototypeGetSize, StringPrototypePadStart, TypedArrayPrototypeGetByteLength,
  TypedArrayPrototypeGetLength, Uint8Array,
} from '../primordials.js';
import { isArrayBuffer } from '../types.js';

const moreText = (count, noun = 'item') => `... ${count} more ${noun}${count > 1 ? 's' : ''}`;
const limited = (limit, size) => MathMin(MathMax(0, limit), size);

export const numberText = (value) => (ObjectIs(value, -0) ? '-0' : `${value}`);

export function arrayEntries(state, value, level) {
  const { length } = value;
  const shown = limited(state.maxArrayLength, length);
  const entries = [];
  for (let i = 0; i < shown; i++) {
    if (!ObjectHasOwn(value, i)) return sparseEntries(state, value, level, shown, entries, i);
    ArrayPrototypePush(entries, state.formatElement(value, level, i));
  }
  if (length > shown) ArrayPrototypePush(entries, moreText(length - shown));
  return entries;
}

const arrayIndex = /^(?:0|[1-9][0-9]*)$/;

// From the first hole on: runs of holes count as one entry.
function sparseEntries(state, value, level, limit, entries, from) {
  const keys = ObjectKeys(value);
  let index = from;
  const holes = (count) => state.stylize(`<${count} empty item${count > 1 ? 's' : ''}>`, 'undefined');
  for (let i = from; i < keys.length && entries.length < limit; i++) {
    const key = keys[i];
    if (RegExpPrototypeExec(arrayIndex, key) === null || +key > 2 ** 32 - 2) break;
    if (`${index}` !== key) {
      ArrayPrototypePush(entries, holes(+key - index));
      index = +key;
      if (entries.length === limit) break;
    }
    ArrayPrototypePush(entries, state.formatElement(value, level, key));
    index++;
  }
  const rest = value.length - index;
  if (rest > 0) ArrayPrototypePush(entries, entries.length === limit ? moreText(rest) : holes(rest));
  return entries;
}

export function typedArrayEntries(state, value) {
  const length = TypedArrayPrototypeGetLength(value);
  const shown = limited(state.maxArrayLength, length);
  const entries = [];
  for (let i = 0; i < shown; i++) {
    const element = value[i];
    ArrayPrototypePush(entries, typeof element === 'bigint'
      ? state.stylize(`${element}n`, 'bigint') : state.stylize(numberText(element), 'number'));
  }
  if (length > shown) ArrayPrototypePush(entries, moreText(length - shown));
  return entries;
}

export function setEntries(state, value, level) {
  const size = SetPrototypeGetSize(value);
  const shown = limited(state.iterableLimit, size);
  const entries = [];
  state.indentation += 2;
  SetPrototypeForEach(value, (item) => {
    if (entries.length < shown) ArrayPrototypePush(entries, state.format(item, level));
  });
  state.indentation -= 2;
  if (size > shown) ArrayPrototypePush(entries, moreText(size - shown));
  return entries;
}

export function mapEntries(state, value, level) {
  const size = MapPrototypeGetSize(value);
  const shown = limited(state.iterableLimit, size);
  const entries = [];
  state.indentation += 2;
  MapPrototypeForEach(value, (item, key) => {
    if (entries.length < shown) ArrayPrototypePush(entries, `${state.format(key, level)} => ${state.format(item, level)}`);
  });
  state.indentation -= 2;
  if (size > shown) ArrayPrototypePush(entries, moreText(size - shown));
  return entries;
}

/** The bytes of an ArrayBuffer, in hexadecimal. */
export function bufferEntries(state, value) {
  if (isArrayBuffer(value) && ArrayBufferPrototypeGetDetached?.(value)) return [state.stylize('(detached)', 'special')];
  const bytes = new Uint8Array(value);
  const length = TypedArrayPrototypeGetByteLength(bytes);
  const shown = limited(state.maxArrayLength, length);
  const parts = [];
  for (let i = 0; i < shown; i++) {
    ArrayPrototypePush(parts, StringPrototypePadStart(NumberPrototypeToString(bytes[i], 16), 2, '0'));
  }
  let text = ArrayPrototypeJoin(parts, ' ');
  if (length > shown) text += ` ${moreText(length - shown, 'byte')}`;
  return [`${state.stylize('[Uint8Contents]', 'special')}: <${text}>`];
}

/** A list of [key, value], as a map's entries. */
export function pairEntries(state, pairs, level) {
  const shown = limited(state.iterableLimit, pairs.length);
  const entries = [];
  state.indentation += 2;
  for (let i = 0; i < shown; i++) {
    ArrayPrototypePush(entries, `${state.format(pairs[i][0], level)} => ${state.format(pairs[i][1], level)}`);
  }
  state.indentation -= 2;
  if (pairs.length > shown) ArrayPrototypePush(entries, moreText(pairs.length - shown));
  return entries;
}

/** How a promise's state is written; undefined where the host cannot tell: `details(promise)` is [0 | 1 | 2, result] or undefined. */
export function promiseEntries(state, value) {
  const details = state.promiseDetails?.(value);
  return details && ((_, __, level) => settledEntries(state, details, level));
}

function settledEntries(state, details, level) {
  if (details[0] === 0) return [state.stylize('<pending>', 'special')];
  state.indentation += 2;
  const text = state.format(details[1], level);
  state.indentation -= 2;
  return [details[0] === 2 ? `${state.stylize('<rejected>', 'special')} ${text}` : text];
}

export const unknownEntries = (state) => [state.stylize('<items unknown>', 'special')];
