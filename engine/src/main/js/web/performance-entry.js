/** PerformanceEntry, PerformanceMark and PerformanceMeasure (performance-timeline, user-timing level 3), and the timeline. */

import { ArrayPrototypePush, TypeError } from '../internal/primordials.js';
import {
  configureInterface, converters, dictionaryConverter, illegalConstructor, internalKey, requiredArguments,
} from '../internal/webidl.js';
import { defineGlobal } from '../internal/globals.js';
import { inspectAttributes } from '../internal/inspect/platform.js';
import { coarseNow } from '../internal/clock.js';
import { clone } from './structured-clone.js';

let lastId = 0;

class PerformanceEntry {
  #entry;

  constructor(key = undefined, entry = undefined) {
    illegalConstructor(key);
    this.#entry = entry;
    entry.id = ++lastId;
  }

  get id() { return this.#entry.id; }
  get name() { return this.#entry.name; }
  get entryType() { return this.#entry.entryType; }
  get startTime() { return this.#entry.startTime; }
  get duration() { return this.#entry.duration; }

  // Documents have navigations; an isolate has none.
  get navigationId() {
    this.#entry;
    return 0;
  }

  toJSON() {
    const { id, name, entryType, startTime, duration, detail } = this.#entry;
    const result = { id, name, entryType, startTime, duration, navigationId: 0 };
    if (detail !== undefined) result.detail = detail;
    return result;
  }
}

const time = (value, context) => {
  const number = converters.double(value, context);
  if (number < 0) throw new TypeError(`${context} is negative`);
  return number;
};

/** PerformanceMarkOptions. */
export const toMarkOptions = dictionaryConverter('PerformanceMarkOptions', [
  { key: 'detail', converter: converters.any },
  { key: 'startTime', converter: time },
]);

const copyOfDetail = (detail) => (detail === undefined || detail === null ? null : clone(detail));

class PerformanceMark extends PerformanceEntry {
  #entry;

  constructor(markName, markOptions = {}) {
    const context = "Failed to construct 'PerformanceMark'";
    requiredArguments(arguments.length, 1, context);
    const name = converters.DOMString(markName, `${context}: Argument 1`);
    const options = toMarkOptions(markOptions, `${context}: Argument 2`);
    const startTime = options.startTime ?? coarseNow();
    const entry = { __proto__: null, name, entryType: 'mark', startTime, duration: 0, detail: copyOfDetail(options.detail) };
    super(internalKey, entry);
    this.#entry = entry;
  }

  get detail() { return this.#entry.detail; }
}

class PerformanceMeasure extends PerformanceEntry {
  #entry;

  constructor(key = undefined, entry = undefined) {
    illegalConstructor(key);
    super(key, entry);
    this.#entry = entry;
  }

  get detail() { return this.#entry.detail; }
}

/** A measure, with its own copy of the detail. */
export const createMeasure = (name, startTime, duration, detail) => new PerformanceMeasure(
  internalKey, { __proto__: null, name, entryType: 'measure', startTime, duration, detail: copyOfDetail(detail) });

configureInterface('PerformanceEntry', PerformanceEntry);
configureInterface('PerformanceMark', PerformanceMark);
configureInterface('PerformanceMeasure', PerformanceMeasure);
inspectAttributes(PerformanceEntry.prototype, ['name', 'entryType', 'startTime', 'duration']);
defineGlobal('PerformanceEntry', PerformanceEntry);
defineGlobal('PerformanceMark', PerformanceMark);
defineGlobal('PerformanceMeasure', PerformanceMeasure);

/** Puts an entry where its start time belongs, behind those that started at the same time. */
export function insertByTime(list, entry) {
  ArrayPrototypePush(list, entry);
  let index = list.length - 1;
  for (; index > 0 && list[index - 1].startTime > entry.startTime; index--) list[index] = list[index - 1];
  list[index] = entry;
}

/** The entries with this name and type, either of which may be undefined for any. */
export function selectEntries(list, name, type) {
  const result = [];
  for (let i = 0; i < list.length; i++) {
    if ((name === undefined || list[i].name === name) && (type === undefined || list[i].entryType === type)) {
      ArrayPrototypePush(result, list[i]);
    }
  }
  return result;
}

export { PerformanceMark, PerformanceMeasure };
