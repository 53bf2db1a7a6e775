/**
 * setTimeout and setInterval (html.spec.whatwg.org, section 8.6), and the queue of the platform's own tasks.
 *
 * All deadlines of an isolate sit in one heap here; the host knows only the earliest (`op.timerArm(deadline)`, on the clock of
 * `op.now()`, 0 = at once) and calls `runTimers()` when it is due. Each call runs one callback: one turn.
 */

import { ArrayPrototypePop, ArrayPrototypePush, indirectEval, ReflectApply, SafeMap } from '../internal/primordials.js';
import { converters, requiredArguments } from '../internal/webidl.js';
import { checkGlobalThis, defineGlobalOperations } from '../internal/globals.js';
import { monotonicNow } from '../internal/clock.js';
import { op } from '../internal/ops.js';
import { QuotaExceededError } from './dom-exception.js';
import { reportException } from './report-exception.js';

const maxPending = 10_000;
const clampAfterNesting = 5;
const clampMs = 4;

const heap = [];
const guestTimers = new SafeMap();
let lastHandle = 0;
let sequence = 0;
let nesting = 0;
let armedFor = Infinity;
let cancelled = 0;
/** How many timers of the heap are due some day, but no reason for the program to go on. */
let idle = 0;

const tasks = { __proto__: null, first: null, last: null };
let taskRanLast = false;

const before = (a, b) => a.deadline < b.deadline || (a.deadline === b.deadline && a.sequence < b.sequence);

function siftUp(timer) {
  let index = heap.length;
  ArrayPrototypePush(heap, timer);
  while (index > 0) {
    const parent = (index - 1) >> 1;
    if (!before(timer, heap[parent])) break;
    heap[index] = heap[parent];
    index = parent;
  }
  heap[index] = timer;
}

function siftDown(timer, start) {
  let index = start;
  for (;;) {
    let child = 2 * index + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && before(heap[child + 1], heap[child])) child++;
    if (!before(heap[child], timer)) break;
    heap[index] = heap[child];
    index = child;
  }
  heap[index] = timer;
}

function removeFirst() {
  const last = ArrayPrototypePop(heap);
  if (heap.length > 0) siftDown(last, 0);
}

// Cancelled timers stay in the heap until they surface, or until they are the greater part of it.
function compact() {
  let kept = 0;
  for (let i = 0; i < heap.length; i++) {
    if (heap[i].active) heap[kept++] = heap[i];
  }
  heap.length = kept;
  for (let i = (kept >> 1) - 1; i >= 0; i--) siftDown(heap[i], i);
  cancelled = 0;
}

function arm(deadline) {
  if (deadline >= armedFor) return;
  armedFor = deadline;
  op.timerArm(deadline);
}

function schedule(timer, delay) {
  timer.sequence = sequence++;
  timer.deadline = monotonicNow() + delay;
  timer.active = true;
  timer.queued = true;
  if (!timer.kept) idle++;
  siftUp(timer);
  arm(timer.deadline);
}

/** A platform's own timer, outside the guest's limit and handles: `run()` once, after `delay` milliseconds. */
export function startTimer(run, delay) {
  const timer = { run, active: false, queued: false, kept: true, deadline: 0, sequence: 0, nesting: 0, repeat: -1, handle: 0 };
  schedule(timer, delay);
  return timer;
}

/** Cancels a timer of `startTimer`. */
export function stopTimer(timer) {
  if (!timer.active) return;
  timer.active = false;
  timer.run = undefined;
  // An interval that runs just now is not in the heap.
  if (!timer.queued) return;
  timer.queued = false;
  if (!timer.kept) idle--;
  if (++cancelled > 64 && cancelled * 2 > heap.length) compact();
}

/** Says whether a timer keeps the program going until it is due; it does unless told otherwise. */
export function keepFor(timer, kept) {
  if (timer.kept !== kept && timer.queued) idle += kept ? -1 : 1;
  timer.kept = kept;
}

/** The same for a timer of the script, by the number that setTimeout or setInterval gave. */
export function keepForHandle(handle, kept) {
  const timer = guestTimers.get(handle);
  if (timer !== undefined) keepFor(timer, kept);
}

/** Queues a task of the platform (a message's delivery, an observer's callback): it gets a turn of its own. */
export function queueTask(run) {
  const task = { __proto__: null, run, next: null };
  if (tasks.first === null) tasks.first = task;
  else tasks.last.next = task;
  tasks.last = task;
  arm(0);
}

function runTask() {
  const task = tasks.first;
  tasks.first = task.next;
  if (tasks.first === null) tasks.last = null;
  task.run();
}

function runTimer(timer) {
  removeFirst();
  timer.queued = false;
  if (!timer.kept) idle--;
  if (timer.repeat < 0) {
    timer.active = false;
    guestTimers.delete(timer.handle);
  }
  nesting = timer.nesting;
  try {
    timer.run();
  } finally {
    nesting = 0;
    if (timer.repeat >= 0 && timer.active) {
      timer.nesting++;
      schedule(timer, clampDelay(timer.repeat, timer.nesting));
    }
  }
}

/**
 * Runs one due task or timer, if any, and returns the next deadline: 0 when more is due at once, -1 when nothing is pending.
 * The host then waits for the earlier of this and of what `op.timerArm` said during the call: the call's microtasks run after
 * the value to return was found. Exceptions of callbacks are reported, never thrown.
 */
export function runTimers() {
  armedFor = 0;
  while (heap.length > 0 && !heap[0].active) {
    removeFirst();
    cancelled--;
  }
  try {
    const timerDue = heap.length > 0 && (tasks.first === null || taskRanLast) && heap[0].deadline <= monotonicNow();
    taskRanLast = !timerDue && tasks.first !== null;
    if (timerDue) runTimer(heap[0]);
    else if (taskRanLast) runTask();
  } catch (error) {
    reportException(error, 'timer');
  }
  return nextDeadline();
}

function nextDeadline() {
  if (tasks.first !== null) armedFor = 0;
  else if (heap.length > 0) armedFor = heap[0].deadline;
  else armedFor = Infinity;
  return armedFor === Infinity ? -1 : armedFor;
}

/** Timers and tasks that are still to run; 0 when nothing here keeps a program going. */
export const pendingTimers = () => heap.length - cancelled - idle + (tasks.first === null ? 0 : 1);

function clampDelay(delay, level) {
  const wanted = delay < 0 ? 0 : delay;
  return level > clampAfterNesting && wanted < clampMs ? clampMs : wanted;
}

function initialize(handler, timeout, args, repeat, name) {
  const isFunction = typeof handler === 'function';
  const code = isFunction ? undefined : converters.DOMString(handler, `Failed to execute '${name}': Argument 1`);
  const delay = converters.long(timeout, `Failed to execute '${name}': Argument 2`);
  if (guestTimers.size >= maxPending) {
    throw new QuotaExceededError(`Failed to execute '${name}': ${maxPending} timers are pending, which is the limit`);
  }
  do lastHandle = lastHandle >= 0x7fffffff ? 1 : lastHandle + 1; while (guestTimers.has(lastHandle));
  const timer = {
    run: isFunction ? () => { ReflectApply(handler, globalThis, args); } : () => { indirectEval(code); },
    active: false,
    queued: false,
    kept: true,
    deadline: 0,
    sequence: 0,
    nesting: nesting + 1,
    repeat: repeat ? delay : -1,
    handle: lastHandle,
  };
  if (repeat && delay < 0) timer.repeat = 0;
  guestTimers.set(timer.handle, timer);
  schedule(timer, clampDelay(delay, nesting));
  return timer.handle;
}

function clear(id, name) {
  const handle = converters.long(id, `Failed to execute '${name}': Argument 1`);
  const timer = guestTimers.get(handle);
  if (timer === undefined) return;
  guestTimers.delete(handle);
  stopTimer(timer);
}

defineGlobalOperations({
  setTimeout(handler, timeout = 0, ...args) {
    checkGlobalThis(this);
    requiredArguments(arguments.length, 1, "Failed to execute 'setTimeout'");
    return initialize(handler, timeout, args, false, 'setTimeout');
  },
  setInterval(handler, timeout = 0, ...args) {
    checkGlobalThis(this);
    requiredArguments(arguments.length, 1, "Failed to execute 'setInterval'");
    return initialize(handler, timeout, args, true, 'setInterval');
  },
  clearTimeout(id = 0) {
    checkGlobalThis(this);
    clear(id, 'clearTimeout');
  },
  clearInterval(id = 0) {
    checkGlobalThis(this);
    clear(id, 'clearInterval');
  },
});
