/** Work that the host began and that goes on after its turn: scripts, requests and event handlers that await something. */
import { PromisePrototypeThen, PromiseResolve } from '../internal/primordials.js';
import { offerEntry } from '../internal/boot.js';

let active = 0;

/** Whether `await` would wait for this value. Reading `then` may run guest code, which may throw. */
export function isThenable(value) {
  return value !== null && (typeof value === 'object' || typeof value === 'function') && typeof value.then === 'function';
}

/** Follows a promise to its end; exactly one of the two functions runs, and neither may throw. */
export function follow(promise, onValue, onError) {
  active++;
  PromisePrototypeThen(PromiseResolve(promise), (value) => {
    active--;
    onValue(value);
  }, (error) => {
    active--;
    onError(error);
  });
}

offerEntry('activity', () => active);
