/**
 * Byte streams across the wire, with the receiver's demand as backpressure: nothing is sent that was not asked for.
 *
 * A stream has a number within one isolate (`target`, 0 in a worker): the host's are even, the worker's odd. The same
 * module serves both sides; `op.streamData` and the others take the words to the other side.
 */
import {
  Map, MapPrototypeDelete, MapPrototypeForEach, MapPrototypeGet, MapPrototypeSet, MathMin, NumberIsFinite, Promise,
  PromisePrototypeThen, SafeFinalizationRegistry, SafeWeakRef, StringPrototypeStartsWith, TypeError, TypedArrayPrototypeGetByteLength,
  TypedArrayPrototypeGetSymbolToStringTag,
  TypedArrayPrototypeSubarray, Uint8Array,
} from './primordials.js';
import { offerEntry } from './boot.js';
import { copyOfBytes } from './bytes.js';
import { describeError, errorFromDescription } from './errors.js';
import { op } from './ops.js';
import {
  byteControllerEnqueue, byteControllerError, closeByteStream, readerCancel, readerRead, ReadableStream, streamGetReader,
} from '../web/streams.js';

const WINDOW_BYTES = 256 * 1024;
const LEAST_DEMAND_BYTES = 64 * 1024;
const PIECE_BYTES = 256 * 1024;
const KIND = { __proto__: null, DATA: 0, END: 1, FAIL: 2, PULL: 3, CANCEL: 4 };

const outgoing = new Map();
const incoming = new Map();
const keyOf = (target, id) => `${target}:${id}`;

/** Sends a stream's bytes as the other side asks for them. */
class Outgoing {
  #target;
  #id;
  #key;
  #reader;
  #demand = 0;
  #reading = false;
  #rest = undefined;

  constructor(target, id, stream) {
    this.#target = target;
    this.#id = id;
    this.#key = keyOf(target, id);
    this.#reader = streamGetReader(stream);
    MapPrototypeSet(outgoing, this.#key, this);
  }

  /** Whether it was there until now. */
  #leave() {
    return MapPrototypeGet(outgoing, this.#key) === this && MapPrototypeDelete(outgoing, this.#key);
  }

  pull(bytes) {
    if (!NumberIsFinite(bytes) || bytes < 0) return;
    this.#demand += bytes;
    this.#send();
  }

  cancel(reason) {
    if (this.#leave()) PromisePrototypeThen(readerCancel(this.#reader, reason), undefined, () => {});
  }

  #send() {
    while (this.#rest !== undefined && this.#demand > 0) {
      const length = TypedArrayPrototypeGetByteLength(this.#rest);
      const size = MathMin(length, this.#demand, PIECE_BYTES);
      op.streamData(this.#target, this.#id, copyOfBytes(TypedArrayPrototypeSubarray(this.#rest, 0, size)));
      this.#demand -= size;
      this.#rest = size === length ? undefined : TypedArrayPrototypeSubarray(this.#rest, size);
    }
    if (this.#rest === undefined && this.#demand > 0 && !this.#reading) this.#read();
  }

  #read() {
    this.#reading = true;
    PromisePrototypeThen(readerRead(this.#reader), ({ value, done }) => {
      this.#reading = false;
      if (MapPrototypeGet(outgoing, this.#key) !== this) return;
      if (done) {
        this.#leave();
        op.streamEnd(this.#target, this.#id);
      } else if (TypedArrayPrototypeGetSymbolToStringTag(value) !== 'Uint8Array') {
        this.#fail(new TypeError('a chunk of the body is no Uint8Array'));
        this.cancel(undefined);
      } else {
        this.#rest = TypedArrayPrototypeGetByteLength(value) > 0 ? value : undefined;
        this.#send();
      }
    }, (error) => {
      this.#reading = false;
      if (this.#leave()) this.#fail(error);
    });
  }

  #fail(error) {
    const { name, message } = describeError(error);
    op.streamFail(this.#target, this.#id, name, message);
  }
}

/** Begins to send a stream under a number that the caller chose. */
export function sendStream(target, id, stream) {
  new Outgoing(target, id, stream); // registers itself
}

/** Says that a stream which the other side offers will not be received. */
export function refuseStream(target, id) {
  op.streamCancel(target, id, 'AbortError', 'nobody waits for the body any more');
}

// A body that nobody reads to its end would keep what it comes from, on the other side.
const abandoned = new SafeFinalizationRegistry(({ target, id }) => {
  if (MapPrototypeDelete(incoming, keyOf(target, id))) refuseStream(target, id);
});

/** The other end of a stream that the other side sends. Only while someone waits for its bytes is it held here. */
export function receiveStream(target, id) {
  const key = keyOf(target, id);
  const state = { __proto__: null, known: undefined, controller: undefined, asked: 0, wake: undefined };
  MapPrototypeSet(incoming, key, state);
  const stream = new ReadableStream({
    __proto__: null,
    type: 'bytes',
    start(controller) {
      state.known = new SafeWeakRef(controller);
    },
    pull(controller) {
      state.controller = controller;
      const wanted = WINDOW_BYTES - state.asked;
      if (wanted >= LEAST_DEMAND_BYTES) {
        state.asked += wanted;
        op.streamPull(target, id, wanted);
      }
      // Pulled again when something has come.
      return new Promise((resolve) => { state.wake = resolve; });
    },
    cancel(reason) {
      if (!MapPrototypeDelete(incoming, key)) return;
      const { name, message } = describeError(reason);
      op.streamCancel(target, id, name, message);
    },
  }, { __proto__: null, highWaterMark: 0 });
  abandoned.register(stream, { __proto__: null, target, id });
  return stream;
}

const controllerOf = (state) => state.controller ?? state.known.deref();

function woken(state) {
  const { wake } = state;
  state.controller = undefined;
  state.wake = undefined;
  wake?.();
}

function received(key, bytes) {
  const state = MapPrototypeGet(incoming, key);
  if (state === undefined) return;
  const length = TypedArrayPrototypeGetByteLength(bytes);
  if (length > state.asked) {
    // More than was asked for: the other side does not keep to the rules.
    fail(key, new TypeError('the body came faster than it was asked for'));
    return;
  }
  state.asked -= length;
  const controller = controllerOf(state);
  if (controller !== undefined) byteControllerEnqueue(controller, bytes);
  woken(state);
}

function end(key) {
  const state = MapPrototypeGet(incoming, key);
  if (state === undefined) return;
  MapPrototypeDelete(incoming, key);
  const controller = controllerOf(state);
  if (controller !== undefined) closeByteStream(controller);
  woken(state);
}

function fail(key, error) {
  const state = MapPrototypeGet(incoming, key);
  if (state === undefined) return;
  MapPrototypeDelete(incoming, key);
  const controller = controllerOf(state);
  if (controller !== undefined) byteControllerError(controller, error);
  woken(state);
}

/** Everything of an isolate that has ended: its bodies fail, and nobody reads what was to be sent to it. */
export function endStreamsOf(target, makeError) {
  const prefix = `${target}:`;
  MapPrototypeForEach(incoming, (state, key) => { if (StringPrototypeStartsWith(key, prefix)) fail(key, makeError()); });
  MapPrototypeForEach(outgoing, (stream, key) => { if (StringPrototypeStartsWith(key, prefix)) stream.cancel(makeError()); });
}

offerEntry('stream', (target, kind, id, amount, bytes, name, message) => {
  const key = keyOf(target, id);
  const error = () => errorFromDescription({ __proto__: null, name, message, stack: '' });
  switch (kind) {
    case KIND.DATA: received(key, new Uint8Array(bytes)); break;
    case KIND.END: end(key); break;
    case KIND.FAIL: fail(key, error()); break;
    case KIND.PULL: MapPrototypeGet(outgoing, key)?.pull(amount); break;
    case KIND.CANCEL: MapPrototypeGet(outgoing, key)?.cancel(error()); break;
    default:
  }
});
