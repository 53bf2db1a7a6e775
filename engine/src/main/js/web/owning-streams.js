/**
 * ReadableStreams of the type 'owning', https://github.com/whatwg/streams/blob/main/streams-for-raw-video-explainer.md: what is
 * enqueued is cloned, or moved where it is named in `transfer`, so that a chunk has one owner; tee() clones for its second branch.
 */
import parts from 'late:../internal/owning-tee.js';
import { ObjectDefineProperty, TypeError } from '../internal/primordials.js';
import {
  controllerDesiredSize, controllerEnqueue, controllerError, isReadableStream, ReadableStream, ReadableStreamDefaultController,
  stateOf, streamTee,
} from './streams.js';
import { cloneWithTransfer, transferList } from './structured-clone.js';

const CONTEXT = "Failed to execute 'enqueue' on 'ReadableStreamDefaultController'";

const canEnqueue = (controller) => !controller._closeRequested && stateOf(controller._controlledReadableStream) === 'readable';

/** The chunk as the stream's own; one that cannot be had is the stream's end. */
function owned(controller, chunk, transfer) {
  try {
    return cloneWithTransfer(chunk, transfer).value;
  } catch (error) {
    controllerError(controller, error);
    throw error;
  }
}

const replace = (prototype, name, value) => {
  ObjectDefineProperty(prototype, name, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
};

replace(ReadableStreamDefaultController.prototype, 'enqueue', {
  enqueue(chunk = undefined, options = undefined) {
    const owning = this?._owning === true;
    if (!owning && options === undefined) {
      controllerEnqueue(this, chunk);
      return;
    }
    controllerDesiredSize(this); // refuses what is no controller
    const transfer = transferList(options, `${CONTEXT}: Argument 2`);
    if (!owning && transfer.length > 0) throw new TypeError(`${CONTEXT}: only a stream of the type 'owning' takes a transfer list`);
    controllerEnqueue(this, owning && canEnqueue(this) ? owned(this, chunk, transfer) : chunk);
  },
}.enqueue);

replace(ReadableStream.prototype, 'tee', {
  tee() {
    if (isReadableStream(this) && this._readableStreamController._owning === true) return parts().teeOwning(this);
    return streamTee(this);
  },
}.tee);
