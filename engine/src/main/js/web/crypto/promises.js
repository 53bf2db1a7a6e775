/** Promises between the steps of an operation, chained so that no patched `then` or `constructor` of a guest sees what passes. */

import { Promise, PromisePrototypeThen, PromiseReject } from '../../internal/primordials.js';

/** The promise that `start` gives; what it throws rejects. */
export function attempt(start) {
  try {
    return start();
  } catch (error) {
    return PromiseReject(error);
  }
}

/** A promise of `next(value)`, which must not be a promise itself. */
export function chain(promise, next) {
  return new Promise((resolve, reject) => {
    PromisePrototypeThen(promise, (value) => {
      try {
        resolve(next(value));
      } catch (error) {
        reject(error);
      }
    }, reject);
  });
}

/** A promise of what the promise `next(value)` gives. */
export function chainPromise(promise, next) {
  return new Promise((resolve, reject) => {
    PromisePrototypeThen(promise, (value) => {
      try {
        PromisePrototypeThen(next(value), resolve, reject);
      } catch (error) {
        reject(error);
      }
    }, reject);
  });
}

/** A promise that already has its value: for algorithms that need no host. */
export const settled = (value) => new Promise((resolve) => { resolve(value); });
