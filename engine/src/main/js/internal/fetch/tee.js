/** Teeing a body so that neither reader sees what the other does to a chunk ("tee" with cloneForBranch2). */
import { Promise, PromisePrototypeThen, PromiseResolve } from '../primordials.js';
import {
  controllerClose, controllerEnqueue, controllerError, isByteStream, readerCancel, readerClosed,
  readerRead, ReadableStream, streamGetReader, streamTee,
} from '../../web/streams.js';
import { clone } from '../../web/structured-clone.js';

/** Two streams for one; the second gets structured clones. Byte streams copy by themselves. */
export function teeForClone(stream) {
  return isByteStream(stream) ? streamTee(stream) : teeCloning(stream);
}

function teeCloning(stream) {
  const reader = streamGetReader(stream);
  const branches = [newBranch(), newBranch()];
  let reading = false;
  let again = false;
  let cancelled;
  const cancelledBoth = new Promise((resolve) => { cancelled = resolve; });

  const each = (act) => {
    for (let i = 0; i < 2; i++) if (!branches[i].cancelled) act(branches[i].controller, i);
  };
  const fail = (error) => {
    each((controller) => controllerError(controller, error));
    cancelled(undefined);
  };
  const forward = ({ value, done }) => {
    reading = false;
    if (done) {
      each((controller) => controllerClose(controller));
      cancelled(undefined);
      return;
    }
    let copy = value;
    if (!branches[1].cancelled) {
      try {
        copy = clone(value);
      } catch (error) {
        fail(error);
        cancelled(readerCancel(reader, error));
        return;
      }
    }
    each((controller, i) => controllerEnqueue(controller, i === 0 ? value : copy));
    if (again) pull();
  };
  const pull = () => {
    again = reading;
    if (!reading) {
      reading = true;
      PromisePrototypeThen(readerRead(reader), forward, () => { reading = false; });
    }
    return PromiseResolve(undefined);
  };
  const cancelOf = (branch) => (reason) => {
    branch.cancelled = true;
    branch.reason = reason;
    if (branches[0].cancelled && branches[1].cancelled) {
      cancelled(readerCancel(reader, [branches[0].reason, branches[1].reason]));
    }
    return cancelledBoth;
  };
  const streams = [streamOf(branches[0], pull, cancelOf), streamOf(branches[1], pull, cancelOf)];
  PromisePrototypeThen(readerClosed(reader), undefined, fail);
  return streams;
}

const newBranch = () => ({ __proto__: null, controller: null, cancelled: false, reason: undefined });

const streamOf = (branch, pull, cancelOf) => new ReadableStream({
  __proto__: null, start(controller) { branch.controller = controller; }, pull, cancel: cancelOf(branch),
});
