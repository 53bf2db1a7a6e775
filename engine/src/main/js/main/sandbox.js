/** V8Sandbox: the main script's door to worker isolates in agent processes. */
import {
  Error, JSONParse, Map, MapPrototypeDelete, MapPrototypeForEach, MapPrototypeGet,
  MapPrototypeGetSize, MapPrototypeSet, ObjectDefineProperty, Promise, SymbolToStringTag,
} from '../internal/primordials.js';
import { offerEntry } from '../internal/boot.js';
import { defineGlobal } from '../internal/globals.js';
import { receivedId, receivedKind, receivedName, receivedTarget, receivedValue } from '../internal/messages.js';
import { op } from '../internal/ops.js';
import { endUnlessPrevented } from './lifecycle.js';
import { pendingTimers } from '../web/timers.js';
import {
  endIsolate, hearCancel, hearMessage, hearRefusal, hearSystem, Isolate, keptIsolates, makeIsolate, shutDownIsolate,
} from './isolate.js';
import { optionsText, readIsolateOptions, readSandboxOptions } from './sandbox-options.js';

/** All isolates of all sandboxes, by the number that Java knows them by. */
const isolates = new Map();
/** Creations that have not been answered, by the same number. */
const creations = new Map();

class V8Sandbox {
  #number;
  #isolates = new Map();
  #nextId = 0;
  #closing = undefined;

  constructor(options = undefined) {
    this.#number = op.sandboxOpen(optionsText(readSandboxOptions(options)));
  }

  async createIsolate(options = undefined) {
    const checked = readIsolateOptions(options);
    if (this.#closing !== undefined) throw new Error('V8Sandbox.createIsolate: the sandbox is shut down');
    const target = op.isolateCreate(this.#number, optionsText(checked));
    const isolate = makeIsolate(target, this.#nextId++, checked.name ?? '', () => {
      MapPrototypeDelete(this.#isolates, target);
    });
    MapPrototypeSet(isolates, target, isolate);
    MapPrototypeSet(this.#isolates, target, isolate);
    return new Promise((resolve, reject) => {
      MapPrototypeSet(creations, target, { __proto__: null, resolve, reject });
    });
  }

  /** The number of agent processes. */
  threadCount() {
    return op.sandboxAgents(this.#number);
  }

  isolateCount() {
    return MapPrototypeGetSize(this.#isolates);
  }

  stats() {
    return JSONParse(op.sandboxStats(this.#number));
  }

  /** Lets what was sent finish, then ends all isolates and agents. The promise may be ignored. */
  shutdown() {
    if (this.#closing === undefined) {
      MapPrototypeForEach(this.#isolates, (isolate) => shutDownIsolate(isolate));
      this.#closing = new Promise((resolve) => {
        MapPrototypeSet(closings, this.#number, resolve);
        op.sandboxShutdown(this.#number);
      });
    }
    return this.#closing;
  }
}
ObjectDefineProperty(V8Sandbox.prototype, SymbolToStringTag, { __proto__: null, value: 'V8Sandbox', configurable: true });
defineGlobal('V8Sandbox', V8Sandbox);

const closings = new Map();

offerEntry('receive', (beside) => {
  const target = receivedTarget();
  const kind = receivedKind();
  const id = receivedId();
  const name = receivedName();
  const isolate = MapPrototypeGet(isolates, target);
  if (isolate === undefined) return;
  let value;
  try {
    value = receivedValue(beside);
  } catch (error) {
    // An agent that was taken over can send a clone that is none.
    op.isolateLied(target, String(error));
    return;
  }
  hearMessage(isolate, kind, id, name, value);
});

offerEntry('refused', (target, executed, id, name, message, stack) => {
  const isolate = MapPrototypeGet(isolates, target);
  if (isolate !== undefined) hearRefusal(isolate, executed, id, { __proto__: null, name, message, stack });
});

offerEntry('cancelled', (target, id) => {
  const isolate = MapPrototypeGet(isolates, target);
  if (isolate !== undefined) hearCancel(isolate, id);
});

offerEntry('system', (target, event, text) => {
  const isolate = MapPrototypeGet(isolates, target);
  if (isolate === undefined) return;
  const data = JSONParse(text);
  const creation = MapPrototypeGet(creations, target);
  if (event === 'created') {
    MapPrototypeDelete(creations, target);
    creation?.resolve(isolate);
  } else if (event === 'destroyed' || event === 'terminated') {
    MapPrototypeDelete(isolates, target);
    if (creation !== undefined) {
      MapPrototypeDelete(creations, target);
      creation.reject(new Error(`the isolate could not be created: ${data.detail ?? data.reason}`));
    }
    endIsolate(isolate, event, data);
  } else {
    hearSystem(isolate, event, data);
  }
});

offerEntry('sandboxClosed', (number) => {
  MapPrototypeGet(closings, number)?.();
  MapPrototypeDelete(closings, number);
});

/** What keeps the program alive beside the operations that Java counts. */
offerEntry('alive', () =>
  keptIsolates() + MapPrototypeGetSize(creations) + MapPrototypeGetSize(closings) + pendingTimers() || endUnlessPrevented());
