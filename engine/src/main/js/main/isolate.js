/** Isolate: the main script's handle of one worker isolate. */
import {
  Error, Map, MapPrototypeDelete, MapPrototypeForEach, MapPrototypeGet, MapPrototypeSet, ObjectDefineProperty, Promise,
  PromisePrototypeThen, PromiseResolve, SymbolFor, SymbolToStringTag, TypeError,
} from '../internal/primordials.js';
import { endStreamsOf, sendStream } from '../internal/byte-streams.js';
import { Calls, readCallOptions } from '../internal/calls.js';
import { describeError, errorFromDescription } from '../internal/errors.js';
import { checkHandler, Handlers } from '../internal/handlers.js';
import { checkName, encodeValue, post, postError, tellKept } from '../internal/messages.js';
import { op } from '../internal/ops.js';
import { AbortController } from '../web/abort.js';
import { DOMException } from '../web/dom-exception.js';
import { HEAR, SAY } from './kinds.js';
import { checkCode, readModules, readScriptOptions } from './script-options.js';
import { reportHandlerError } from './uncaught.js';
import { discardAnswer, readAnswer, readRequest } from './worker-fetch.js';

const key = Symbol('internal');
const SYSTEM_EVENTS = { __proto__: null, destroyed: true, terminated: true, error: true, console: true };

/** What a worker may know of the host's error: not where in the host's files it happened. */
function withoutStack(error) {
  const { name, message } = describeError(error);
  return { __proto__: null, name, message, stack: '' };
}

/** An async handler's failure is reported as a throw would be. */
function followHandler(result) {
  if (result instanceof Promise) PromisePrototypeThen(result, undefined, reportHandlerError);
}

const givenUp = () => new DOMException('The worker gave the request up', 'AbortError');

/** Those that keep the program alive. */
let kept = 0;
export const keptIsolates = () => kept;

function keep(more) {
  kept += more;
  tellKept(kept);
}

/** What the sandbox and the event loop do with isolates; no script reaches these. */
export let makeIsolate;
export let shutDownIsolate;
export let hearMessage;
export let hearRefusal;
export let hearSystem;
export let hearCancel;
export let endIsolate;

export class Isolate {
  #target;
  #id;
  #name;
  #live = true; // until destroy() or the end
  #ended = false;
  #keeps = true;
  #listeners = new Handlers();
  #system = new Handlers();
  #responders = new Map();
  #responding = new Map();
  #lastStream = 0;
  #answers;
  #executions;
  #onEnd;

  /** Not for scripts: `createIsolate` makes isolates. */
  constructor(given, target, id, name, onEnd) {
    if (given !== key) throw new TypeError('Illegal constructor: use sandbox.createIsolate()');
    this.#target = target;
    this.#id = id;
    this.#name = name;
    this.#onEnd = onEnd;
    this.#answers = new Calls((call) => post(target, SAY.CANCEL, call, '', 'null', 'request'));
    this.#executions = new Calls(() => {});
    keep(1);
  }

  get id() { return this.#id; }

  get name() { return this.#name; }

  get destroyed() { return !this.#live; }

  #requireLive(what) {
    if (!this.#live) throw new Error(`${what}: ${this.toString()}`);
  }

  /** Runs a script; the promise may be ignored: errors reach onSystem('error') too. */
  execute(code, options = undefined) {
    const what = 'Isolate.execute';
    this.#requireLive(what);
    checkCode(code, what);
    const { filename, language } = readScriptOptions(options, what);
    return this.#start(what, (id) => op.isolateExecute(this.#target, id, code, filename, language));
  }

  /**
   * Runs a module: a text, or the name of one of the modules that this isolate was given. It imports those modules, nothing else.
   * The promise of its exports may be ignored, as execute's.
   */
  executeModule(code, options = undefined) {
    const what = 'Isolate.executeModule';
    this.#requireLive(what);
    checkCode(code, what);
    const { filename, language } = readScriptOptions(options, what);
    readModules(options?.modules, what, (name, text) => op.isolateModule(this.#target, name, text));
    return this.#start(what, (id) => op.isolateExecuteModule(this.#target, id, code, filename, language));
  }

  /** The promise of what a script gives, which may be ignored. */
  #start(what, say) {
    const promise = this.#executions.start(say, {}, what);
    PromisePrototypeThen(promise, undefined, () => {});
    return promise;
  }

  send(event, data = undefined) {
    const what = 'Isolate.send';
    this.#requireLive(what);
    post(this.#target, SAY.EVENT, 0, checkName(event, what), encodeValue(data, what), what);
  }

  async request(method, data = undefined, options = undefined) {
    const what = 'Isolate.request';
    this.#requireLive(what);
    checkName(method, what);
    const how = readCallOptions(options, what);
    const encoded = encodeValue(data, what);
    return this.#answers.start((id) => post(this.#target, SAY.REQUEST, id, method, encoded, what), how, what);
  }

  on(event, handler) {
    this.#listeners.add(checkName(event, 'Isolate.on'), checkHandler(handler, 'Isolate.on'));
    return this;
  }

  off(event, handler = undefined) {
    if (handler !== undefined) checkHandler(handler, 'Isolate.off');
    this.#listeners.remove(checkName(event, 'Isolate.off'), handler);
    return this;
  }

  onRequest(method, handler) {
    const what = 'Isolate.onRequest';
    MapPrototypeSet(this.#responders, checkName(method, what), checkHandler(handler, what));
    return this;
  }

  onSystem(event, handler) {
    const what = 'Isolate.onSystem';
    if (SYSTEM_EVENTS[checkName(event, what)] !== true) {
      throw new TypeError(`${what}: no such event: ${event} (destroyed, terminated, error, console)`);
    }
    this.#system.add(event, checkHandler(handler, what));
    return this;
  }

  /** What the isolate has used, as its agent last said. */
  stats() {
    return JSON.parse(op.isolateStats(this.#target));
  }

  ref() {
    if (!this.#keeps && !this.#ended) keep(1);
    this.#keeps = true;
    return this;
  }

  unref() {
    if (this.#keeps && !this.#ended) keep(-1);
    this.#keeps = false;
    return this;
  }

  destroy() {
    this.#requireLive('Isolate.destroy');
    this.#live = false;
    op.isolateDestroy(this.#target, false);
  }

  toString() {
    return this.#live ? `Isolate #${this.#id}` : `Isolate #${this.#id} (destroyed)`;
  }

  static {
    makeIsolate = (target, id, name, onEnd) => new Isolate(key, target, id, name, onEnd);

    shutDownIsolate = (isolate) => {
      if (!isolate.#live) return;
      isolate.#live = false;
      op.isolateDestroy(isolate.#target, true);
    };

    hearMessage = (isolate, kind, id, name, value) => {
      switch (kind) {
        case HEAR.EVENT:
          if (name === 'ws.open' && !isolate.#listeners.has(name)) {
            isolate.#refuseSocket(value);
            break;
          }
          isolate.#listeners.emit(name, value, followHandler, reportHandlerError);
          break;
        case HEAR.REQUEST:
          isolate.#respond(id, name, value);
          break;
        case HEAR.ANSWER:
          isolate.#answers.resolve(id, value);
          break;
        case HEAR.EXECUTED:
          isolate.#executions.resolve(id, value);
          break;
        default:
      }
    };

    hearRefusal = (isolate, executed, id, description) => {
      (executed ? isolate.#executions : isolate.#answers).reject(id, errorFromDescription(description));
    };

    hearSystem = (isolate, event, data) => {
      isolate.#system.emit(event, data, followHandler, reportHandlerError);
    };

    hearCancel = (isolate, id) => {
      const controller = MapPrototypeGet(isolate.#responding, id);
      MapPrototypeDelete(isolate.#responding, id);
      controller?.abort(givenUp());
    };

    endIsolate = (isolate, event, report) => {
      if (isolate.#ended) return;
      isolate.#ended = true;
      isolate.#live = false;
      if (isolate.#keeps) keep(-1);
      const why = () => new Error(`${isolate.toString()} ended: ${report.reason}`);
      isolate.#answers.rejectAll(why);
      isolate.#executions.rejectAll(why);
      endStreamsOf(isolate.#target, why);
      MapPrototypeForEach(isolate.#responding, (controller) => controller.abort(why()));
      isolate.#onEnd(isolate);
      hearSystem(isolate, event, report);
    };
  }

  /** Nobody here opens sockets for this worker: its WebSocket fails at once instead of never. */
  #refuseSocket(value) {
    if (!this.#live || typeof value !== 'object' || value === null) return;
    this.send('__ws_event', { conn_id: value.conn_id, event_type: 'error', data: { message: 'No handler for ws.open' } });
  }

  #respond(id, name, value) {
    const handler = MapPrototypeGet(this.#responders, name);
    if (handler === undefined) {
      this.#refuse(id, { name: 'Error', message: `No handler registered for method: ${name}`, stack: '' });
      return;
    }
    // The worker hears of it; here it is no failure of the program.
    const fail = (error) => this.#refuse(id, withoutStack(error));
    const controller = new AbortController();
    MapPrototypeSet(this.#responding, id, controller);
    // Whether the worker still waits.
    const settled = () => MapPrototypeDelete(this.#responding, id) && !this.#ended;
    try {
      const request = name === 'fetch' ? readRequest(this.#target, value, controller.signal) : value;
      PromisePrototypeThen(PromiseResolve(handler(request, { signal: controller.signal })), (result) => {
        const waits = settled();
        if (name === 'fetch') this.#answerFetch(id, result, waits);
        else if (waits) this.#answer(id, result);
      }, (error) => {
        if (settled()) fail(error);
      });
    } catch (error) {
      settled();
      fail(error);
    }
  }

  /** The body of a response may go beside it, as a stream. */
  #answerFetch(id, response, waits) {
    try {
      if (!waits) {
        discardAnswer(response, givenUp());
        return;
      }
      const { value, stream } = readAnswer(response);
      if (stream !== undefined) {
        value.bodyStream = this.#lastStream += 2;
        sendStream(this.#target, value.bodyStream, stream);
      }
      this.#answer(id, value);
    } catch (error) {
      this.#refuse(id, withoutStack(error));
    }
  }

  #answer(id, value) {
    if (this.#ended) return;
    let encoded;
    try {
      encoded = encodeValue(value, 'answer');
    } catch (error) {
      this.#refuse(id, withoutStack(error));
      return;
    }
    post(this.#target, SAY.ANSWER, id, '', encoded, 'answer');
  }

  #refuse(id, description) {
    if (!this.#ended) postError(this.#target, SAY.REFUSAL, id, '', description);
  }
}
ObjectDefineProperty(Isolate.prototype, SymbolFor('Deno.customInspect'), {
  __proto__: null, value() { return this.toString(); }, writable: true, configurable: true,
});
ObjectDefineProperty(Isolate.prototype, SymbolToStringTag, { __proto__: null, value: 'Isolate', configurable: true });
