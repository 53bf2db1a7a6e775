/**
 * Rejected promises that nobody handles, as HTML's "notify about rejected promises" has it: they are reported when the
 * turn ends, unless a handler came in the meantime.
 */
import {
  Map, WeakSet, MapPrototypeDelete, MapPrototypeForEach, MapPrototypeGetSize, MapPrototypeSet, WeakSetPrototypeAdd,
  WeakSetPrototypeDelete, WeakSetPrototypeHas,
} from './primordials.js';

const END_OF_TURN = -1;
const NO_HANDLER = 0;
const HANDLER_ADDED = 1;

let about = new Map();
const outstanding = new WeakSet();
let onUnhandled = () => {};
let onHandledLate = () => {};

/** Says who hears of an unhandled rejection: `unhandled(promise, reason)`, and of one handled later: `handled(promise)`. */
export function hearRejections(unhandled, handled) {
  onUnhandled = unhandled;
  onHandledLate = handled;
}

/** Java's call for each of V8's rejection events, and for the end of a turn. */
export function rejected(event, promise, reason) {
  if (event === NO_HANDLER) {
    MapPrototypeSet(about, promise, reason);
  } else if (event === HANDLER_ADDED) {
    if (!MapPrototypeDelete(about, promise) && WeakSetPrototypeHas(outstanding, promise)) {
      WeakSetPrototypeDelete(outstanding, promise);
      onHandledLate(promise);
    }
  } else if (event === END_OF_TURN && MapPrototypeGetSize(about) > 0) {
    const notified = about;
    about = new Map();
    MapPrototypeForEach(notified, (why, which) => {
      WeakSetPrototypeAdd(outstanding, which);
      onUnhandled(which, why);
    });
  }
}
