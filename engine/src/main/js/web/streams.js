/**
 * Streams, https://streams.spec.whatwg.org: web-streams-polyfill under the names and shapes of Web IDL, and what the other
 * APIs need to know of a stream that its public face does not say.
 */
import {
  ByteLengthQueuingStrategy, CountQueuingStrategy, ReadableByteStreamController, ReadableStream, ReadableStreamBYOBReader,
  ReadableStreamBYOBRequest, ReadableStreamDefaultController, ReadableStreamDefaultReader, TransformStream,
  TransformStreamDefaultController, WritableStream, WritableStreamDefaultController, WritableStreamDefaultWriter,
} from 'web-streams-polyfill';
import { defineGlobals } from '../internal/globals.js';
import {
  AsyncIteratorPrototype, ObjectDefineProperty, ObjectGetOwnPropertyDescriptor, ObjectGetPrototypeOf, ObjectKeys,
  ObjectGetOwnPropertySymbols, ObjectPrototypeHasOwnProperty, ObjectSetPrototypeOf, PromisePrototypeThen, SymbolToStringTag, uncurryThis,
} from '../internal/primordials.js';

const interfaces = {
  ByteLengthQueuingStrategy, CountQueuingStrategy, ReadableByteStreamController, ReadableStream, ReadableStreamBYOBReader,
  ReadableStreamBYOBRequest, ReadableStreamDefaultController, ReadableStreamDefaultReader, TransformStream,
  TransformStreamDefaultController, WritableStream, WritableStreamDefaultController, WritableStreamDefaultWriter,
};
// The minifier has changed the names of the classes.
for (const name of ObjectKeys(interfaces)) {
  ObjectDefineProperty(interfaces[name], 'name', { __proto__: null, value: name, configurable: true });
}

const iteratorPrototype = ObjectGetPrototypeOf(new ReadableStream().values());
ObjectSetPrototypeOf(iteratorPrototype, AsyncIteratorPrototype);
delete iteratorPrototype[Symbol.asyncIterator];
ObjectDefineProperty(iteratorPrototype, SymbolToStringTag, {
  __proto__: null, value: 'ReadableStream AsyncIterator', configurable: true,
});

defineGlobals(interfaces);

const hasState = (value, field, constructor) =>
  typeof value === 'object' && value !== null && ObjectPrototypeHasOwnProperty(value, field) && value instanceof constructor;

export const isReadableStream = (value) => hasState(value, '_readableStreamController', ReadableStream);
export const isByteStream = (stream) => stream._readableStreamController instanceof ReadableByteStreamController;
export const isWritableStream = (value) => hasState(value, '_writableStreamController', WritableStream);
export const isTransformStream = (value) => hasState(value, '_readable', TransformStream);
/** A transform that is nothing but its two sides. */
export function transformOf(readable, writable) {
  const transform = new TransformStream();
  transform._readable = readable;
  transform._writable = writable;
  return transform;
}
/** The sides of a transform, whatever its accessors have become. */
export const readableOf = (transform) => transform._readable;
export const writableOf = (transform) => transform._writable;
/** Whether anything was ever read from the stream, or it was cancelled. */
export const isDisturbed = (stream) => stream._disturbed;
export const isLocked = (stream) => stream._reader !== undefined;
export const isWriterLocked = (stream) => writableLocked(stream);
export const isErrored = (stream) => stream._state === 'errored';
/** 'readable', 'closed' or 'errored'. */
export const stateOf = (stream) => stream._state;
/** What an errored stream failed with. */
export const storedError = (stream) => stream._storedError;

const methodOf = (constructor, name) => uncurryThis(constructor.prototype[name]);
const getterOf = (constructor, name) => uncurryThis(ObjectGetOwnPropertyDescriptor(constructor.prototype, name).get);
export const streamGetReader = methodOf(ReadableStream, 'getReader');
export const streamCancel = methodOf(ReadableStream, 'cancel');
export const streamTee = methodOf(ReadableStream, 'tee');
export const streamPipeTo = methodOf(ReadableStream, 'pipeTo');
export const streamPipeThrough = methodOf(ReadableStream, 'pipeThrough');
export const readerRead = methodOf(ReadableStreamDefaultReader, 'read');
export const readerCancel = methodOf(ReadableStreamDefaultReader, 'cancel');
export const readerReleaseLock = methodOf(ReadableStreamDefaultReader, 'releaseLock');
export const readerClosed = getterOf(ReadableStreamDefaultReader, 'closed');
export const controllerEnqueue = methodOf(ReadableStreamDefaultController, 'enqueue');
export const controllerClose = methodOf(ReadableStreamDefaultController, 'close');
export const controllerError = methodOf(ReadableStreamDefaultController, 'error');
const writableLocked = getterOf(WritableStream, 'locked');
export const writableControllerError = methodOf(WritableStreamDefaultController, 'error');
export const controllerDesiredSize = getterOf(ReadableStreamDefaultController, 'desiredSize');
export const byteControllerEnqueue = methodOf(ReadableByteStreamController, 'enqueue');
export const byteControllerClose = methodOf(ReadableByteStreamController, 'close');
export const byteControllerError = methodOf(ReadableByteStreamController, 'error');
export const byteControllerRequest = getterOf(ReadableByteStreamController, 'byobRequest');
export const requestRespond = methodOf(ReadableStreamBYOBRequest, 'respond');

const PULL_STEPS = ObjectGetOwnPropertySymbols(ReadableStreamDefaultController.prototype)
  .find(({ description }) => description === '[[PullSteps]]');

/**
 * "Read a chunk" of a stream that has a reader: runs one of the request's `_chunkSteps(chunk)`, `_closeSteps()` and `_errorSteps(error)`,
 * maybe before it returns. No promise has the result, so no `then` of a patched Object.prototype comes by it.
 */
export function readChunk(stream, request) {
  stream._disturbed = true;
  if (stream._state === 'closed') request._closeSteps();
  else if (stream._state === 'errored') request._errorSteps(stream._storedError);
  else stream._readableStreamController[PULL_STEPS](request);
}

/** Closes a byte stream, also where a reader waits with a buffer of its own. */
export function closeByteStream(controller) {
  byteControllerClose(controller);
  const request = byteControllerRequest(controller);
  if (request !== null) requestRespond(request, 0);
}

/** Cancels a stream that may already be errored or closed; what comes of it is of no interest. */
export function cancelQuietly(stream, reason) {
  PromisePrototypeThen(streamCancel(stream, reason), undefined, () => {});
}

export { ReadableStream, ReadableStreamDefaultController, TransformStream, WritableStream };
