/**
 * Streams that are transferred, https://streams.spec.whatwg.org/#transferrable-streams: the old stream is piped into one half of a
 * channel, and the new one is the other half. Late: few isolates transfer streams.
 *
 * The channel is a pair of message queues rather than of MessagePorts; chunks are cloned and cross in tasks as through a port.
 */
import { Promise, PromisePrototypeThen, PromiseReject, PromiseResolve } from './primordials.js';
import { openChannel } from '../web/message-port.js';
import { clone } from '../web/structured-clone.js';
import {
  controllerClose, controllerEnqueue, controllerError, readableOf, ReadableStream, streamPipeTo, transformOf, writableControllerError,
  writableOf, WritableStream,
} from '../web/streams.js';

/** "PackAndPostMessage": throws where the value cannot be cloned. */
function send(end, type, value) {
  end.other?.enqueue({ __proto__: null, type, value: clone(value) });
}

function tryToSend(end, type, value) {
  try {
    send(end, type, value);
  } catch {
    // "CrossRealmTransformSendError" ignores failures.
  }
}

/** "PackAndPostMessageHandlingError": a value that cannot be cloned fails both halves. */
function sendOrFail(end, type, value) {
  try {
    send(end, type, value);
    return undefined;
  } catch (error) {
    tryToSend(end, 'error', error);
    end.close();
    return PromiseReject(error);
  }
}

/** "SetUpCrossRealmTransformReadable". */
function readableFrom(end) {
  let controller;
  end.receive(({ type, value }) => {
    if (type === 'chunk') {
      controllerEnqueue(controller, value);
      return;
    }
    if (type === 'close') controllerClose(controller);
    else if (type === 'error') controllerError(controller, value);
    end.close();
  });
  return new ReadableStream({
    __proto__: null,
    start(given) { controller = given; },
    pull() { tryToSend(end, 'pull', undefined); },
    cancel(reason) {
      const failed = sendOrFail(end, 'error', reason);
      end.close();
      return failed;
    },
  }, { __proto__: null, highWaterMark: 0 });
}

/** "SetUpCrossRealmTransformWritable". */
function writableTo(end) {
  let controller;
  let wanted;
  let demand;
  const expectDemand = () => { demand = new Promise((resolve) => { wanted = resolve; }); };
  const release = () => {
    demand = undefined;
    wanted();
  };
  expectDemand();
  end.receive(({ type, value }) => {
    if (type === 'error') writableControllerError(controller, value);
    if (demand !== undefined) release();
  });
  return new WritableStream({
    __proto__: null,
    start(given) { controller = given; },
    write: (chunk) => PromisePrototypeThen(demand ?? PromiseResolve(undefined), () => {
      expectDemand();
      return sendOrFail(end, 'chunk', chunk);
    }),
    close() {
      tryToSend(end, 'close', undefined);
      end.close();
    },
    abort(reason) {
      const failed = sendOrFail(end, 'error', reason);
      end.close();
      return failed;
    },
  }, { __proto__: null, highWaterMark: 1 });
}

function pipe(from, to) {
  PromisePrototypeThen(streamPipeTo(from, to), undefined, () => {});
}

export function transferReadable(stream) {
  const { near, far } = openChannel();
  pipe(stream, writableTo(near));
  return readableFrom(far);
}

export function transferWritable(stream) {
  const { near, far } = openChannel();
  pipe(readableFrom(near), stream);
  return writableTo(far);
}

export const transferTransform = (transform) =>
  transformOf(transferReadable(readableOf(transform)), transferWritable(writableOf(transform)));
