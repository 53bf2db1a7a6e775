/**
 * The global object as a worker's scope (html.spec.whatwg.org, section 10.2): WorkerGlobalScope and DedicatedWorkerGlobalScope,
 * `self`, and the global's event handlers.
 *
 * The prototype is exchanged when an isolate starts: a snapshot that holds such a global does not restore.
 */

import { ObjectCreate, ObjectDefineProperty, ObjectSetPrototypeOf, SymbolToStringTag } from '../internal/primordials.js';
import { configureInterface, illegalConstructor } from '../internal/webidl.js';
import { defineGlobal, defineGlobalAttribute } from '../internal/globals.js';
import { onBoot } from '../internal/boot.js';
import { ErrorEvent } from './error-event.js';
import { adoptEventTarget, EventTarget, fireEvent, hasListeners } from './event-target.js';
import { defineEventHandler } from './event-handler.js';
import { setErrorEventDispatcher } from './report-exception.js';

class WorkerGlobalScope extends EventTarget {
  constructor(key = undefined) {
    illegalConstructor(key);
    super();
  }
}

class DedicatedWorkerGlobalScope extends WorkerGlobalScope {}

configureInterface('WorkerGlobalScope', WorkerGlobalScope);
configureInterface('DedicatedWorkerGlobalScope', DedicatedWorkerGlobalScope);

for (const type of ['error', 'unhandledrejection', 'rejectionhandled', 'message', 'messageerror']) {
  defineEventHandler(globalThis, type, (self) => self ?? globalThis);
}
defineGlobalAttribute('self', () => globalThis, { replaceable: true });

setErrorEventDispatcher((message, { filename, lineno, colno }, error) => {
  if (!hasListeners(globalThis, 'error')) return false;
  const init = { __proto__: null, message, filename, lineno, colno, error, cancelable: true };
  return !fireEvent(globalThis, 'error', init, ErrorEvent);
});

function mainScope() {
  const prototype = ObjectCreate(EventTarget.prototype);
  ObjectDefineProperty(prototype, SymbolToStringTag, { __proto__: null, value: 'Window', configurable: true });
  return prototype;
}

onBoot((config) => {
  adoptEventTarget(globalThis);
  if (config.scope === 'main') {
    ObjectSetPrototypeOf(globalThis, mainScope());
    return;
  }
  defineGlobal('WorkerGlobalScope', WorkerGlobalScope);
  defineGlobal('DedicatedWorkerGlobalScope', DedicatedWorkerGlobalScope);
  ObjectSetPrototypeOf(globalThis, DedicatedWorkerGlobalScope.prototype);
});
