/** Performance (hr-time, performance-timeline, user-timing level 3). */

import { ArrayPrototypePush, SafeSet, TypeError } from '../internal/primordials.js';
import {
  configureInterface, converters, dictionaryConverter, illegalConstructor, internalKey, isObject, requiredArguments,
} from '../internal/webidl.js';
import { defineGlobal, defineGlobalAttribute } from '../internal/globals.js';
import { coarseNow, timeOrigin } from '../internal/clock.js';
import { onBoot } from '../internal/boot.js';
import { DOMException } from './dom-exception.js';
import { EventTarget } from './event-target.js';
import { createMeasure, insertByTime, PerformanceMark, selectEntries } from './performance-entry.js';
import { queueEntry, setTimeline } from './performance-observer.js';

let timeline = [];
setTimeline((type) => selectEntries(timeline, undefined, type));
onBoot(() => { timeline = []; });

function record(entry) {
  insertByTime(timeline, entry);
  queueEntry(entry);
  return entry;
}

function clear(type, name) {
  const rest = [];
  for (let i = 0; i < timeline.length; i++) {
    const entry = timeline[i];
    if (entry.entryType !== type || (name !== undefined && entry.name !== name)) ArrayPrototypePush(rest, entry);
  }
  timeline = rest;
}

const stringOrTime = (value, context) =>
  typeof value === 'number' ? converters.double(value, context) : converters.DOMString(value, context);

const toMeasureOptions = dictionaryConverter('PerformanceMeasureOptions', [
  { key: 'detail', converter: converters.any },
  { key: 'start', converter: stringOrTime },
  { key: 'duration', converter: converters.double },
  { key: 'end', converter: stringOrTime },
]);

// Attributes of PerformanceTiming: names that mean something in documents only.
const documentTimes = new SafeSet();
for (const name of ['navigationStart', 'unloadEventStart', 'unloadEventEnd', 'redirectStart', 'redirectEnd', 'fetchStart',
  'domainLookupStart', 'domainLookupEnd', 'connectStart', 'connectEnd', 'secureConnectionStart', 'requestStart', 'responseStart',
  'responseEnd', 'domLoading', 'domInteractive', 'domContentLoadedEventStart', 'domContentLoadedEventEnd', 'domComplete',
  'loadEventStart', 'loadEventEnd']) documentTimes.add(name);

/** A mark's name, or a time, as a time. */
function toTime(mark) {
  if (typeof mark === 'number') {
    if (mark < 0) throw new TypeError(`${mark} is a negative timestamp`);
    return mark;
  }
  if (documentTimes.has(mark)) throw new TypeError(`'${mark}' is a time of documents, and this is none`);
  for (let i = timeline.length - 1; i >= 0; i--) {
    if (timeline[i].entryType === 'mark' && timeline[i].name === mark) return timeline[i].startTime;
  }
  throw new DOMException(`The mark '${mark}' does not exist.`, 'SyntaxError');
}

function checkMeasureOptions(options, hasEndMark) {
  if (hasEndMark) throw new TypeError("Failed to execute 'measure' on 'Performance': options and endMark exclude each other");
  const { start, duration, end } = options;
  if (start === undefined && end === undefined) {
    throw new TypeError("Failed to execute 'measure' on 'Performance': options need start or end");
  }
  if (start !== undefined && duration !== undefined && end !== undefined) {
    throw new TypeError("Failed to execute 'measure' on 'Performance': options may not have start, duration and end");
  }
}

function measureEnd(options, endMark) {
  if (endMark !== undefined) return toTime(endMark);
  if (options?.end !== undefined) return toTime(options.end);
  if (options?.start !== undefined && options.duration !== undefined) {
    return toTime(options.start) + toTime(options.duration);
  }
  return coarseNow();
}

function measureStart(options, startMark, endTime) {
  if (options?.start !== undefined) return toTime(options.start);
  if (options?.duration !== undefined && options.end !== undefined) return endTime - toTime(options.duration);
  return startMark === undefined ? 0 : toTime(startMark);
}

const optionalName = (name, context) => (name === undefined ? undefined : converters.DOMString(name, context));

const isFilled = ({ start, end, duration, detail }) =>
  start !== undefined || end !== undefined || duration !== undefined || detail !== undefined;

class Performance extends EventTarget {
  #brand;

  constructor(key = undefined) {
    illegalConstructor(key);
    super();
  }

  get timeOrigin() {
    this.#brand;
    return timeOrigin();
  }

  now() {
    this.#brand;
    return coarseNow();
  }

  toJSON() {
    this.#brand;
    return { timeOrigin: timeOrigin() };
  }

  mark(markName, markOptions = {}) {
    this.#brand;
    requiredArguments(arguments.length, 1, "Failed to execute 'mark' on 'Performance'");
    return record(new PerformanceMark(markName, markOptions));
  }

  clearMarks(markName = undefined) {
    this.#brand;
    clear('mark', optionalName(markName, "Failed to execute 'clearMarks' on 'Performance': Argument 1"));
  }

  measure(measureName, startOrMeasureOptions = {}, endMark = undefined) {
    this.#brand;
    const context = "Failed to execute 'measure' on 'Performance'";
    requiredArguments(arguments.length, 1, context);
    const name = converters.DOMString(measureName, `${context}: Argument 1`);
    const given = startOrMeasureOptions;
    const isDictionary = given === undefined || given === null || isObject(given);
    const options = isDictionary ? toMeasureOptions(given, `${context}: Argument 2`) : undefined;
    const startMark = isDictionary ? undefined : converters.DOMString(given, `${context}: Argument 2`);
    const end = endMark === undefined ? undefined : converters.DOMString(endMark, `${context}: Argument 3`);
    if (options !== undefined && isFilled(options)) checkMeasureOptions(options, end !== undefined);
    const endTime = measureEnd(options, end);
    const startTime = measureStart(options, startMark, endTime);
    return record(createMeasure(name, startTime, endTime - startTime, options?.detail));
  }

  clearMeasures(measureName = undefined) {
    this.#brand;
    clear('measure', optionalName(measureName, "Failed to execute 'clearMeasures' on 'Performance': Argument 1"));
  }

  getEntries() {
    this.#brand;
    return selectEntries(timeline);
  }

  getEntriesByType(type) {
    this.#brand;
    requiredArguments(arguments.length, 1, "Failed to execute 'getEntriesByType' on 'Performance'");
    return selectEntries(timeline, undefined, converters.DOMString(type, "Failed to execute 'getEntriesByType': Argument 1"));
  }

  getEntriesByName(name, type = undefined) {
    this.#brand;
    requiredArguments(arguments.length, 1, "Failed to execute 'getEntriesByName' on 'Performance'");
    const context = "Failed to execute 'getEntriesByName' on 'Performance'";
    const wanted = converters.DOMString(name, `${context}: Argument 1`);
    return selectEntries(timeline, wanted, type === undefined ? undefined : converters.DOMString(type, `${context}: Argument 2`));
  }
}

configureInterface('Performance', Performance);
const performance = new Performance(internalKey);
defineGlobal('Performance', Performance);
defineGlobalAttribute('performance', () => performance, { replaceable: true });
