/**
 * The global object as a worker's scope (html.spec.whatwg.org, section 10.2): WorkerGlobalScope and DedicatedWorkerGlobalScope,
 * `self`, and the global's event handlers.
 *
 * The prototype is exchanged when an isolate starts: a snapshot that holds such a global does not restore.
 */

import {
  ObjectCreate, ObjectDefineProperty, ObjectGetOwnPropertyDescriptor, ObjectSetPrototypeOf, ReflectDeleteProperty, ReflectOwnKeys,
  SymbolToStringTag,
} from '../internal/primordials.js';
import { configureInterface, illegalConstructor } from '../internal/webidl.js';
import { checkGlobalThis, defineGlobal, defineGlobalAttribute } from '../internal/globals.js';
import { onBoot } from '../internal/boot.js';
import { currentOrigin } from '../internal/url/base.js';
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

const handled = [
  'error', 'unhandledrejection', 'rejectionhandled', 'languagechange', 'offline', 'online', 'message', 'messageerror',
];
for (const type of handled) {
  defineEventHandler(globalThis, type, (self) => {
    checkGlobalThis(self);
    return globalThis;
  });
}
defineGlobalAttribute('self', () => globalThis);
defineGlobalAttribute('origin', () => currentOrigin(), { replaceable: true });
defineGlobalAttribute('isSecureContext', () => true);
defineGlobalAttribute('crossOriginIsolated', () => false);

setErrorEventDispatcher((message, { filename, lineno, colno }, error) => {
  if (!hasListeners(globalThis, 'error')) return false;
  const init = { __proto__: null, message, filename, lineno, colno, error, cancelable: true };
  return !fireEvent(globalThis, 'error', init, ErrorEvent);
});

let placed = false;

/** Makes a member of the global object WorkerGlobalScope's. */
export function placeOnScope(key) {
  const descriptor = ObjectGetOwnPropertyDescriptor(globalThis, key);
  ObjectDefineProperty(WorkerGlobalScope.prototype, key, { ...descriptor, __proto__: null });
  ReflectDeleteProperty(globalThis, key);
}

/**
 * Makes operations and attributes of the scope WorkerGlobalScope's, as in browsers. Interface objects stay where they are, and so
 * do the members of DedicatedWorkerGlobalScope, which is [Global]. Done while the snapshot is made, it costs a start nothing.
 */
export function placeWorkerMembers() {
  if (placed) return;
  placed = true;
  const keys = ReflectOwnKeys(globalThis);
  for (let i = 0; i < keys.length; i++) {
    const descriptor = ObjectGetOwnPropertyDescriptor(globalThis, keys[i]);
    if (!descriptor.enumerable || !descriptor.configurable || keys[i] === 'onmessage' || keys[i] === 'onmessageerror') continue;
    placeOnScope(keys[i]);
  }
}

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
  placeWorkerMembers();
  ObjectSetPrototypeOf(globalThis, DedicatedWorkerGlobalScope.prototype);
});
