/** Response bodies that an abort signal can break off. */
import { failBody } from '../../internal/fetch/body.js';
import { PromisePrototypeThen, SafeFinalizationRegistry, SafeWeakRef } from '../../internal/primordials.js';
import {
  byteControllerEnqueue, byteControllerError, closeByteStream, readerCancel, readerRead, ReadableStream, streamGetReader,
} from '../streams.js';

/**
 * Puts a stream in front of a body's; `ended()` is called once, when it has closed, failed or been cancelled. Returns the
 * function that errors it with a reason and cancels what is behind it.
 */
export function abortableStream(body, ended) {
  const reader = streamGetReader(body.stream);
  let controller;
  let over = false;
  const finish = () => {
    if (over) return false;
    over = true;
    ended();
    return true;
  };
  body.stream = new ReadableStream({
    __proto__: null,
    type: 'bytes',
    start(given) { controller = given; },
    pull() {
      return PromisePrototypeThen(readerRead(reader), ({ value, done }) => {
        if (over) return;
        if (!done) byteControllerEnqueue(controller, value);
        else if (finish()) closeByteStream(controller);
      }, (error) => { if (finish()) byteControllerError(controller, error); });
    },
    cancel(reason) {
      finish();
      return readerCancel(reader, reason);
    },
  }, { __proto__: null, highWaterMark: 0 });
  return (reason) => {
    if (!finish()) return;
    byteControllerError(controller, reason);
    PromisePrototypeThen(readerCancel(reader, reason), undefined, () => {});
  };
}

// A body that is there already is not kept for the signal's sake, which may live for ever.
const forgotten = new SafeFinalizationRegistry((ended) => ended());

/** The same for a body whose bytes are there: `ended()` is called when nobody can read it any more. */
export function abortableBytes(body, ended) {
  const reference = new SafeWeakRef(body);
  forgotten.register(body, ended);
  return (reason) => {
    const there = reference.deref();
    if (there !== undefined) failBody(there, reason);
  };
}
