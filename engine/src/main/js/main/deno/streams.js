/** Streams over open resources. */
import { call, copyBytes } from './calls.js';
import { errors } from './errors.js';
import { TypedArrayPrototypeSet, Uint8Array } from '../../internal/primordials.js';

/** How much one pull of a stream asks for, in bytes. */
const CHUNK_BYTES = 64 * 1024;

/** Reads into the script's buffer; gives the number of bytes, or null at the end. */
export async function readInto(rid, buffer) {
  const bytes = await call('denoRead', rid, buffer.byteLength);
  if (bytes === undefined) return null;
  TypedArrayPrototypeSet(buffer, bytes);
  return bytes.byteLength;
}

export async function writeAll(rid, data) {
  let rest = copyBytes(data);
  while (rest.byteLength > 0) rest = new Uint8Array(rest.subarray(await call('denoWrite', rid, rest)));
}

/** Somebody has closed what the stream stands on. */
function explained(error) {
  if (!(error instanceof errors.BadResource)) return error;
  return new errors.BadResource("The stream's underlying resource was closed or consumed");
}

/**
 * A byte stream of what a resource gives.
 *
 * @param {{ rid: number, pull?: (size: number) => Promise<Uint8Array|undefined>, close: () => void }} source
 *   `close` is called at the end, after an error, and when the reader cancels; it must bear a resource closed already
 */
export function readableOf({ rid, pull = (size) => call('denoRead', rid, size), close }) {
  return new ReadableStream({
    type: 'bytes',
    async pull(controller) {
      const request = controller.byobRequest;
      const view = request?.view;
      let bytes;
      try {
        bytes = await pull(view?.byteLength ?? CHUNK_BYTES);
      } catch (error) {
        close();
        throw explained(error);
      }
      if (bytes === undefined) {
        close();
        controller.close();
        request?.respond(0);
      } else if (request) {
        TypedArrayPrototypeSet(new Uint8Array(view.buffer, view.byteOffset, view.byteLength), bytes);
        request.respond(bytes.byteLength);
      } else {
        controller.enqueue(bytes);
      }
    },
    cancel() {
      close();
    },
  }, { highWaterMark: 0 });
}

/** A stream whose chunks a resource takes. */
export function writableOf({ rid, write = (chunk) => writeAll(rid, chunk), end, close }) {
  return new WritableStream({
    async write(chunk) {
      try {
        await write(chunk);
      } catch (error) {
        close();
        throw explained(error);
      }
    },
    async close() {
      await end?.();
      close();
    },
    abort() {
      close();
    },
  });
}
