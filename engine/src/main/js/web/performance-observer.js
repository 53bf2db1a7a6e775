/** PerformanceObserver and PerformanceObserverEntryList (w3c.github.io/performance-timeline). */

import {
  ArrayPrototypeIncludes, ArrayPrototypePush, copyArray, ObjectDefineProperty, ObjectFreeze, ReflectApply, SafeMap, SafeSet,
  SetPrototypeForEach, TypeError,
} from '../internal/primordials.js';
import {
  configureInterface, converters, dictionaryConverter, illegalConstructor, internalKey, requiredArguments, sequenceConverter,
} from '../internal/webidl.js';
import { defineGlobal } from '../internal/globals.js';
import { DOMException } from './dom-exception.js';
import { insertByTime, selectEntries } from './performance-entry.js';
import { reportException } from './report-exception.js';
import { queueTask } from './timers.js';

const supportedTypes = ObjectFreeze(['mark', 'measure']);
const observers = new SafeSet();
let taskQueued = false;
let timelineOf = () => [];

/** The global timeline by type, for observers that ask for what was before them. */
export function setTimeline(reader) { timelineOf = reader; }

const toInit = dictionaryConverter('PerformanceObserverInit', [
  { key: 'entryTypes', converter: sequenceConverter(converters.DOMString) },
  { key: 'type', converter: converters.DOMString },
  { key: 'buffered', converter: converters.boolean },
]);

let stateOf;

class PerformanceObserver {
  #state;

  constructor(callback) {
    requiredArguments(arguments.length, 1, "Failed to construct 'PerformanceObserver'");
    converters.Function(callback, "Failed to construct 'PerformanceObserver': Argument 1");
    this.#state = { callback, kind: undefined, types: new SafeMap(), buffer: [], needsDropped: false };
  }

  static { stateOf = (observer) => observer.#state; }

  static get supportedEntryTypes() { return supportedTypes; }

  observe(options = {}) {
    const state = this.#state;
    const init = toInit(options, "Failed to execute 'observe' on 'PerformanceObserver': Argument 1");
    checkInit(state, init);
    if (init.entryTypes !== undefined) observeMany(this, state, init.entryTypes);
    else observeOne(this, state, init.type, init.buffered === true);
  }

  disconnect() {
    const state = this.#state;
    observers.delete(this);
    state.buffer = [];
    state.types = new SafeMap();
  }

  takeRecords() {
    const state = this.#state;
    const records = state.buffer;
    state.buffer = [];
    return records;
  }
}

function checkInit(state, init) {
  const context = "Failed to execute 'observe' on 'PerformanceObserver'";
  if (init.entryTypes === undefined && init.type === undefined) throw new TypeError(`${context}: entryTypes or type is needed`);
  if (init.entryTypes !== undefined && (init.type !== undefined || init.buffered !== undefined)) {
    throw new TypeError(`${context}: entryTypes excludes type and buffered`);
  }
  const kind = init.entryTypes !== undefined ? 'multiple' : 'single';
  if (state.kind !== undefined && state.kind !== kind) {
    throw new DOMException(`${context}: observe() with entryTypes and with type exclude each other`, 'InvalidModificationError');
  }
  state.kind = kind;
}

function observeMany(observer, state, entryTypes) {
  const types = new SafeMap();
  for (let i = 0; i < entryTypes.length; i++) {
    if (ArrayPrototypeIncludes(supportedTypes, entryTypes[i])) types.set(entryTypes[i], true);
  }
  if (types.size === 0) return;
  state.types = types;
  register(observer, state);
}

function observeOne(observer, state, type, buffered) {
  if (!ArrayPrototypeIncludes(supportedTypes, type)) return;
  state.types.set(type, true);
  register(observer, state);
  if (!buffered) return;
  const earlier = timelineOf(type);
  for (let i = 0; i < earlier.length; i++) ArrayPrototypePush(state.buffer, earlier[i]);
  if (earlier.length > 0) scheduleDelivery();
}

function register(observer, state) {
  observers.add(observer);
  state.needsDropped = true;
}

/** Gives a new entry to the observers of its type; they hear of it in a task of its own. */
export function queueEntry(entry) {
  if (observers.size === 0) return;
  let interested = false;
  SetPrototypeForEach(observers, (observer) => {
    const state = stateOf(observer);
    if (!state.types.has(entry.entryType)) return;
    ArrayPrototypePush(state.buffer, entry);
    interested = true;
  });
  if (interested) scheduleDelivery();
}

function scheduleDelivery() {
  if (taskQueued) return;
  taskQueued = true;
  queueTask(() => {
    taskQueued = false;
    const list = [];
    SetPrototypeForEach(observers, (observer) => ArrayPrototypePush(list, observer));
    for (let i = 0; i < list.length; i++) deliver(list[i]);
  });
}

function deliver(observer) {
  const state = stateOf(observer);
  if (state.buffer.length === 0) return;
  const entries = new PerformanceObserverEntryList(internalKey, state.buffer);
  state.buffer = [];
  const options = {};
  if (state.needsDropped) {
    state.needsDropped = false;
    ObjectDefineProperty(options, 'droppedEntriesCount', {
      __proto__: null, value: 0, writable: true, enumerable: true, configurable: true,
    });
  }
  try {
    ReflectApply(state.callback, observer, [entries, observer, options]);
  } catch (error) {
    reportException(error, 'event');
  }
}

class PerformanceObserverEntryList {
  #entries;

  constructor(key = undefined, buffer = undefined) {
    illegalConstructor(key);
    const sorted = [];
    for (let i = 0; i < buffer.length; i++) insertByTime(sorted, buffer[i]);
    this.#entries = sorted;
  }

  getEntries() { return copyArray(this.#entries); }

  getEntriesByType(type) {
    const entries = this.#entries;
    requiredArguments(arguments.length, 1, "Failed to execute 'getEntriesByType' on 'PerformanceObserverEntryList'");
    return selectEntries(entries, undefined, converters.DOMString(type, 'Argument 1'));
  }

  getEntriesByName(name, type = undefined) {
    const entries = this.#entries;
    requiredArguments(arguments.length, 1, "Failed to execute 'getEntriesByName' on 'PerformanceObserverEntryList'");
    const wanted = converters.DOMString(name, 'Argument 1');
    return selectEntries(entries, wanted, type === undefined ? undefined : converters.DOMString(type, 'Argument 2'));
  }
}

configureInterface('PerformanceObserver', PerformanceObserver);
configureInterface('PerformanceObserverEntryList', PerformanceObserverEntryList);
defineGlobal('PerformanceObserver', PerformanceObserver);
defineGlobal('PerformanceObserverEntryList', PerformanceObserverEntryList);
