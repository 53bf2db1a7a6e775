/**
 * Questions that wait for an answer: numbered, bounded, with an optional deadline and signal.
 */
import {
  ArrayPrototypePush, Map, MapPrototypeDelete, MapPrototypeForEach, MapPrototypeGet, MapPrototypeGetSize,
  MapPrototypeSet, NumberIsFinite, Promise, TypeError,
} from './primordials.js';
import { abortReason, addAbortAlgorithm, isAborted, isAbortSignal, removeAbortAlgorithm } from '../web/abort.js';
import { DOMException, QuotaExceededError } from '../web/dom-exception.js';
import { startTimer, stopTimer } from '../web/timers.js';

/** Most questions of one isolate that may wait at a time. */
export const MAX_PENDING = 10_000;

/** How many of those that were given up last are remembered, for an answer that was on its way. */
const MAX_LATE = 64;

/** Reads `{ timeoutMs, signal }` as `request` takes it. */
export function readCallOptions(options, what) {
  if (options === undefined || options === null) return { __proto__: null, timeoutMs: undefined, signal: undefined };
  if (typeof options !== 'object') throw new TypeError(`${what}: options must be an object`);
  const { timeoutMs, signal } = options;
  if (timeoutMs !== undefined && (typeof timeoutMs !== 'number' || !NumberIsFinite(timeoutMs) || timeoutMs < 0)) {
    throw new TypeError(`${what}: timeoutMs must be a number of milliseconds, 0 or more`);
  }
  if (signal !== undefined && !isAbortSignal(signal)) throw new TypeError(`${what}: signal must be an AbortSignal`);
  return { __proto__: null, timeoutMs, signal };
}

/** The pending questions of one side of one isolate. */
export class Calls {
  #pending = new Map();
  #late = new Map();
  #last = 0;
  #cancel;

  /** `cancel(id)` tells the other side that nobody waits any more. */
  constructor(cancel) {
    this.#cancel = cancel;
  }

  get size() {
    return MapPrototypeGetSize(this.#pending);
  }

  /** Asks: `ask(id)` sends the question. `what` begins each error; `late` takes an answer that comes after it was given up. */
  start(ask, { timeoutMs, signal }, what, late = undefined) {
    if (signal !== undefined && isAborted(signal)) throw abortReason(signal);
    if (this.size >= MAX_PENDING) {
      throw new QuotaExceededError(`${what}: ${MAX_PENDING} requests are pending already`);
    }
    const id = ++this.#last;
    ask(id);
    return new Promise((resolve, reject) => {
      const call = { __proto__: null, resolve, reject, timer: undefined, signal, onAbort: undefined, late };
      MapPrototypeSet(this.#pending, id, call);
      if (timeoutMs !== undefined) {
        call.timer = startTimer(() => this.#giveUp(id, new DOMException(
          `${what}: no answer within ${timeoutMs} ms`, 'TimeoutError')), timeoutMs);
      }
      if (signal !== undefined) {
        call.onAbort = () => this.#giveUp(id, abortReason(signal));
        addAbortAlgorithm(signal, call.onAbort);
      }
    });
  }

  #take(id) {
    const call = MapPrototypeGet(this.#pending, id);
    if (call === undefined) return undefined;
    MapPrototypeDelete(this.#pending, id);
    if (call.timer !== undefined) stopTimer(call.timer);
    if (call.onAbort !== undefined) removeAbortAlgorithm(call.signal, call.onAbort);
    return call;
  }

  #giveUp(id, reason) {
    const call = this.#take(id);
    if (call === undefined) return;
    if (call.late !== undefined) MapPrototypeSet(this.#late, id % MAX_LATE, { __proto__: null, id, take: call.late });
    this.#cancel(id);
    call.reject(reason);
  }

  resolve(id, value) {
    const call = this.#take(id);
    if (call !== undefined) {
      call.resolve(value);
      return;
    }
    const late = MapPrototypeGet(this.#late, id % MAX_LATE);
    if (late?.id === id) late.take(value);
  }

  reject(id, error) {
    this.#take(id)?.reject(error);
  }

  /** Rejects all that wait, because the other side is gone. */
  rejectAll(makeError) {
    const ids = [];
    MapPrototypeForEach(this.#pending, (call, id) => { ArrayPrototypePush(ids, id); });
    for (let i = 0; i < ids.length; i++) this.#take(ids[i])?.reject(makeError());
  }
}
