/**
 * Time as the platform sees it: milliseconds since the isolate's time origin, monotonic, coarsened by policy.
 *
 * `op.now()` is the host's monotonic clock in milliseconds (a double, any origin); deadlines of timers are given in it.
 */

import { DateNow, MathFloor } from './primordials.js';
import { op } from './ops.js';
import { onBoot } from './boot.js';

let origin = 0;
let originEpoch = 0;
let resolution = 0.1;
let epochToClock = 0;
let latest = 0;

onBoot((config) => {
  const now = op.now();
  const epoch = DateNow();
  origin = config.timeOriginNow ?? now;
  originEpoch = config.timeOrigin ?? epoch - (now - origin);
  resolution = config.clockResolutionMs ?? 0.1;
  // Date.now() is cut to whole milliseconds; one less keeps the estimate behind the true clock.
  epochToClock = now - origin - epoch - 1;
  // No reading is zero: to the web, a time of zero means none.
  latest = resolution;
});

const coarsen = (time) => {
  const coarse = MathFloor(time / resolution) * resolution;
  // Round off what binary fractions add, or 0.1 ms steps show as 12.300000000000001.
  return MathFloor(coarse * 1e6 + 0.5) / 1e6;
};

/** The host's monotonic clock, uncoarsened; only for deadlines, never shown to guests. */
export const monotonicNow = () => op.now();

/** performance.now(). */
export function coarseNow() {
  const now = coarsen(op.now() - origin);
  if (now > latest) latest = now;
  return latest;
}

/** Event timestamps: never behind an earlier reading, and without a call to the host. */
export function eventTime() {
  const estimate = coarsen(DateNow() + epochToClock);
  if (estimate > latest) latest = estimate;
  return latest;
}

/** performance.timeOrigin: epoch milliseconds. */
export const timeOrigin = () => coarsen(originEpoch);
