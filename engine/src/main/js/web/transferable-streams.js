/** Makes streams transferable, https://streams.spec.whatwg.org/#transferrable-streams: structuredClone() and postMessage() move them. */
import transfers from 'late:../internal/stream-transfer.js';
import { dataCloneError } from '../internal/clone-kinds.js';
import { registerTransferable } from '../internal/platform-objects.js';
import { isLocked, isReadableStream, isTransformStream, isWritableStream, isWriterLocked, readableOf, writableOf } from './streams.js';

const refuse = (locked, name) => { if (locked) throw dataCloneError(`A ${name} that is locked`); };

/** What is transferred before, in the same list, may have locked a part of it: so it is checked twice. */
function register(isInstance, check, transfer) {
  registerTransferable({
    isInstance,
    check,
    transfer(stream) {
      check(stream);
      return transfer(stream);
    },
  });
}

register(
  isReadableStream,
  (stream) => refuse(isLocked(stream), 'ReadableStream'),
  (stream) => transfers().transferReadable(stream),
);
register(
  isWritableStream,
  (stream) => refuse(isWriterLocked(stream), 'WritableStream'),
  (stream) => transfers().transferWritable(stream),
);
register(
  isTransformStream,
  (stream) => refuse(isLocked(readableOf(stream)) || isWriterLocked(writableOf(stream)), 'TransformStream'),
  (stream) => transfers().transferTransform(stream),
);
