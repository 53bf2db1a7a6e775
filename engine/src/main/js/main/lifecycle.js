/** The events of a program's life, as Deno has them: `load`, `beforeunload` and `unload` at the global object. */
import { offerEntry } from '../internal/boot.js';
import { checkGlobalThis } from '../internal/globals.js';
import { defineEventHandler } from '../web/event-handler.js';
import { fireEvent } from '../web/event-target.js';
import { queueTask } from '../web/timers.js';

for (const type of ['load', 'beforeunload', 'unload']) {
  defineEventHandler(globalThis, type, (self) => {
    checkGlobalThis(self);
    return globalThis;
  });
}

/** The main module has been evaluated. */
offerEntry('loaded', () => { fireEvent(globalThis, 'load'); });

const last = [];

/** Has `step()` run when the program ends, after the listeners of `unload`. */
export function onUnload(step) {
  last.push(step);
}

/** `Deno.exit` or the end of all there is to do. */
export function unload() {
  fireEvent(globalThis, 'unload');
  for (const step of last) step();
}

/**
 * Asks whether the program is over, when nothing is left to do: a listener of `beforeunload` that prevents the default makes
 * it go on. Gives how much there is to wait for.
 */
export function endUnlessPrevented() {
  if (!fireEvent(globalThis, 'beforeunload', { __proto__: null, cancelable: true })) {
    queueTask(() => {});
    return 1;
  }
  unload();
  return 0;
}
