/** AbortController and AbortSignal (dom.spec.whatwg.org, section 3). */

import {
  ArrayPrototypePush, SafeSet, SafeWeakRef, SetPrototypeForEach, TypeError,
} from '../internal/primordials.js';
import {
  configureInterface, converters, illegalConstructor, interfaceConverter, internalKey, requiredArguments, sequenceConverter,
} from '../internal/webidl.js';
import { defineGlobal } from '../internal/globals.js';
import { DOMException } from './dom-exception.js';
import { EventTarget, fireEvent, hasListeners, setAbortHooks, watchListeners } from './event-target.js';
import { defineEventHandler } from './event-handler.js';
import { keepFor, startTimer } from './timers.js';

let stateOf;
let isAbortSignal;

// Signals that something other than a reference keeps alive: someone listens, and a timer or a source can still abort them.
const keptAlive = new SafeSet();

class AbortSignal extends EventTarget {
  #state = {
    aborted: false,
    reason: undefined,
    algorithms: null,
    sources: null,
    dependents: null,
    dependent: false,
    awaited: false,
    timer: undefined,
  };

  constructor(key = undefined) {
    illegalConstructor(key);
    super();
  }

  static {
    stateOf = (signal) => signal.#state;
    isAbortSignal = (value) => typeof value === 'object' && value !== null && #state in value;
  }

  static abort(reason = undefined) {
    const signal = createAbortSignal();
    const state = stateOf(signal);
    state.aborted = true;
    state.reason = reason === undefined ? abortError() : reason;
    return signal;
  }

  static timeout(milliseconds) {
    requiredArguments(arguments.length, 1, "Failed to execute 'timeout' on 'AbortSignal'");
    const delay = converters['unsigned long long'](
      milliseconds, "Failed to execute 'timeout' on 'AbortSignal': Argument 1", { __proto__: null, enforceRange: true });
    const signal = createAbortSignal();
    stateOf(signal).awaited = true;
    keepWhileListenedTo(signal);
    const reference = new SafeWeakRef(signal);
    const timer = startTimer(() => {
      const alive = reference.deref();
      if (alive === undefined) return;
      stateOf(alive).awaited = false;
      keptAlive.delete(alive);
      signalAbort(alive, new DOMException('The operation timed out.', 'TimeoutError'));
    }, delay);
    stateOf(signal).timer = timer;
    keepFor(timer, false);
    return signal;
  }

  static any(signals) {
    requiredArguments(arguments.length, 1, "Failed to execute 'any' on 'AbortSignal'");
    return createDependentSignal(toSignals(signals, "Failed to execute 'any' on 'AbortSignal': Argument 1"));
  }

  get aborted() { return this.#state.aborted; }
  get reason() { return this.#state.reason; }

  throwIfAborted() {
    const state = this.#state;
    if (state.aborted) throw state.reason;
  }
}

const toSignals = sequenceConverter(interfaceConverter('AbortSignal', (value) => isAbortSignal(value)));
const abortError = () => new DOMException('The operation was aborted.', 'AbortError');

/** A fresh signal; `signalAbort` aborts it. */
export const createAbortSignal = () => new AbortSignal(internalKey);

/** A signal that aborts as soon as one of `signals` does. */
export function createDependentSignal(signals) {
  const result = createAbortSignal();
  const state = stateOf(result);
  for (let i = 0; i < signals.length; i++) {
    const source = stateOf(signals[i]);
    if (source.aborted) {
      state.aborted = true;
      state.reason = source.reason;
      return result;
    }
  }
  state.dependent = true;
  state.sources = new SafeSet();
  for (let i = 0; i < signals.length; i++) {
    const source = stateOf(signals[i]);
    if (!source.dependent) {
      link(signals[i], result);
    } else {
      SetPrototypeForEach(source.sources, (origin) => link(origin, result));
    }
  }
  state.awaited = state.sources.size > 0;
  if (state.awaited) keepWhileListenedTo(result);
  return result;
}

// Sources know their dependents weakly, dependents their sources strongly: an unused dependent signal goes away, and a
// source that lives for ever does not collect the remains, because dead references are swept as the list doubles.
function link(source, dependent) {
  const { sources } = stateOf(dependent);
  if (sources.has(source)) return;
  sources.add(source);
  const state = stateOf(source);
  const list = state.dependents ??= { __proto__: null, references: [], sweepAt: 32 };
  if (list.references.length >= list.sweepAt) {
    const alive = [];
    for (let i = 0; i < list.references.length; i++) {
      if (list.references[i].deref() !== undefined) ArrayPrototypePush(alive, list.references[i]);
    }
    list.references = alive;
    list.sweepAt = alive.length * 2 + 32;
  }
  ArrayPrototypePush(list.references, new SafeWeakRef(dependent));
}

// A signal someone listens to, and that can still abort, must not be collected; sources hold it strongly then.
function keepWhileListenedTo(signal) {
  watchListeners(signal, () => updateKeeping(signal));
}

function updateKeeping(signal) {
  const state = stateOf(signal);
  const wanted = state.awaited && !state.aborted && (state.algorithms !== null || hasListeners(signal, 'abort'));
  const holders = state.sources;
  if (holders === null) {
    keep(signal, wanted);
    return;
  }
  SetPrototypeForEach(holders, (source) => {
    const held = stateOf(source).held ??= new SafeSet();
    if (wanted) held.add(signal);
    else held.delete(signal);
    if (stateOf(source).awaited) updateHeld(source, held);
  });
}

// A timeout signal that only a dependent listens through must live as long as that one.
function updateHeld(source, held) {
  if (held.size > 0) keep(source, true);
  else updateKeeping(source);
}

// While somebody waits for a timeout, it keeps the program alive too.
function keep(signal, wanted) {
  const { timer } = stateOf(signal);
  if (timer !== undefined) keepFor(timer, wanted);
  if (wanted) keptAlive.add(signal);
  else keptAlive.delete(signal);
}

/** Runs `algorithm(reason)` once when the signal aborts; not at all when it already has. */
export function addAbortAlgorithm(signal, algorithm) {
  const state = stateOf(signal);
  if (state.aborted) return;
  (state.algorithms ??= new SafeSet()).add(algorithm);
  if (state.awaited) updateKeeping(signal);
}

/** Takes an algorithm away again. */
export function removeAbortAlgorithm(signal, algorithm) {
  const state = stateOf(signal);
  if (state.algorithms === null) return;
  state.algorithms.delete(algorithm);
  if (state.algorithms.size === 0) state.algorithms = null;
  if (state.awaited) updateKeeping(signal);
}

function markAborted(state, reason) {
  state.aborted = true;
  state.reason = reason;
}

function runAbortSteps(signal) {
  const state = stateOf(signal);
  const { algorithms } = state;
  state.algorithms = null;
  if (algorithms !== null) SetPrototypeForEach(algorithms, (algorithm) => algorithm(state.reason));
  fireEvent(signal, 'abort');
  if (state.awaited) updateKeeping(signal);
}

/** Aborts a signal with a reason; an AbortError when it is undefined. */
export function signalAbort(signal, reason = undefined) {
  const state = stateOf(signal);
  if (state.aborted) return;
  markAborted(state, reason === undefined ? abortError() : reason);
  const toRun = [];
  const references = state.dependents?.references ?? [];
  for (let i = 0; i < references.length; i++) {
    const dependent = references[i].deref();
    if (dependent === undefined || stateOf(dependent).aborted) continue;
    markAborted(stateOf(dependent), state.reason);
    ArrayPrototypePush(toRun, dependent);
  }
  state.dependents = null;
  state.held = undefined;
  runAbortSteps(signal);
  for (let i = 0; i < toRun.length; i++) runAbortSteps(toRun[i]);
}

/** Whether anything could still abort the signal: a dependent one without sources never is. */
export const canAbort = (signal) => !stateOf(signal).dependent || stateOf(signal).awaited;
export const isAborted = (signal) => stateOf(signal).aborted;
export const abortReason = (signal) => stateOf(signal).reason;

class AbortController {
  #signal = createAbortSignal();

  get signal() { return this.#signal; }
  abort(reason = undefined) { signalAbort(this.#signal, reason); }
}

setAbortHooks({ isAbortSignal, isAborted, addAbortAlgorithm });
configureInterface('AbortController', AbortController);
configureInterface('AbortSignal', AbortSignal);
defineEventHandler(AbortSignal.prototype, 'abort', (self) => {
  if (!isAbortSignal(self)) throw new TypeError('Illegal invocation');
  return self;
});
defineGlobal('AbortController', AbortController);
defineGlobal('AbortSignal', AbortSignal);

export { AbortController, AbortSignal, isAbortSignal };
