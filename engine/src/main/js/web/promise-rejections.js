/** Unhandled promise rejections (html.spec.whatwg.org, section 8.1.4.7), from the engine's rejection hook to events. */

import { MapPrototypeForEach, SafeMap, SafeWeakMap, SafeWeakSet } from '../internal/primordials.js';
import { fireEvent, hasListeners } from './event-target.js';
import { PromiseRejectionEvent } from './promise-rejection-event.js';
import { describeError, reportUncaught } from './report-exception.js';
import { queueTask } from './timers.js';

let pending = new SafeMap();
const outstanding = new SafeWeakMap();
const handled = new SafeWeakSet();

/** The engine says: rejected, and nobody has a handler on it yet. */
export function promiseRejected(promise, reason) { pending.set(promise, reason); }

/** The engine says: a handler came after the rejection. */
export function promiseHandled(promise) {
  if (pending.delete(promise)) return;
  handled.add(promise);
  if (!outstanding.has(promise)) return;
  const reason = outstanding.get(promise);
  outstanding.delete(promise);
  queueTask(() => {
    fireEvent(globalThis, 'rejectionhandled', { __proto__: null, promise, reason }, PromiseRejectionEvent);
  });
}

/** True when `notifyRejections` has something to do. */
export const hasPendingRejections = () => pending.size > 0;

/** At the end of a turn, after its microtasks: fires `unhandledrejection`, and reports what nobody canceled. */
export function notifyRejections() {
  if (pending.size === 0) return;
  const list = pending;
  pending = new SafeMap();
  MapPrototypeForEach(list, (reason, promise) => {
    if (handled.has(promise)) return;
    let canceled = false;
    if (hasListeners(globalThis, 'unhandledrejection')) {
      const init = { __proto__: null, promise, reason, cancelable: true };
      canceled = !fireEvent(globalThis, 'unhandledrejection', init, PromiseRejectionEvent);
    }
    if (!canceled) {
      const details = describeError(reason);
      details.source = 'promise';
      reportUncaught(details, reason);
    }
    if (!handled.has(promise)) outstanding.set(promise, reason);
  });
}
