/**
 * Plain sockets: read and written at once where that is possible, otherwise when the event loop finds them ready.
 *
 * The bytes lie in a window that Java sees too. Before it: how many operations the program has to go on for, and the sockets
 * that are ready. `SocketOps` has the same layout.
 */
import { offerEntry } from '../../internal/boot.js';
import { op } from '../../internal/ops.js';
import {
  ArrayBuffer, ArrayPrototypePush, ArrayPrototypeShift, Int32Array, MapPrototypeDelete, MapPrototypeGet, MapPrototypeSet, Map,
  Promise, TypedArrayPrototypeGetBuffer, TypedArrayPrototypeGetByteLength, TypedArrayPrototypeGetByteOffset, TypedArrayPrototypeSet,
  TypedArrayPrototypeSlice, TypedArrayPrototypeSubarray, Uint8Array,
} from '../../internal/primordials.js';
import { copyBytes } from './calls.js';
import { canceled, errors } from './errors.js';

const KEPT = 0;
const READY_AT = 1;
const BYTES_AT = 4096;
const BYTES_ROOM = 64 * 1024;
const OPERATION_BITS = 5;
/** The values of Java's SelectionKey. */
const READ = 1;
const WRITE = 4;

const WOULD_BLOCK = -2;
/** So much may go on at once before the event loop gets its turn, lest busy sockets keep all else from happening. */
const AT_ONCE = 64;
/** And so much more for each socket that was found ready. */
const AT_ONCE_EACH = 8;

let head;
let bytes;
let left = AT_ONCE;
const sockets = new Map();

function openWindow() {
  const buffer = new ArrayBuffer(BYTES_AT + BYTES_ROOM);
  head = new Int32Array(buffer, 0, BYTES_AT / 4);
  bytes = new Uint8Array(buffer, BYTES_AT);
  offerEntry('sockets', buffer);
  op.denoSocketWindow();
}

/** Puts bytes where Java finds them during the next operation; false if there are too many. */
export function passBytes(data) {
  if (TypedArrayPrototypeGetByteLength(data) > BYTES_ROOM) return false;
  if (bytes === undefined) openWindow();
  TypedArrayPrototypeSet(bytes, data);
  return true;
}

/** A socket of Java's by its number, until it is closed or becomes something else. */
export class Socket {
  #rid;
  #open = true;
  #kept = true;
  #readers = [];
  #writers = [];
  /** What the event loop looks for. */
  #watched = 0;
  /** All that had come was read: only the event loop can tell of more. */
  #drained = false;

  constructor(rid) {
    if (bytes === undefined) openWindow();
    this.#rid = rid;
    MapPrototypeSet(sockets, rid, this);
  }

  /** Reads into a buffer; gives the number of bytes, or null at the end. */
  readInto(buffer) {
    return this.#read({ __proto__: null, buffer, size: 0, resolve: undefined, reject: undefined });
  }

  /** Reads at most so many bytes; gives them, or undefined at the end. */
  readSome(size) {
    return this.#read({ __proto__: null, buffer: undefined, size, resolve: undefined, reject: undefined });
  }

  #read(reader) {
    if (this.#readers.length === 0 && !this.#drained && left > 0) {
      left--;
      const count = this.#readNow(reader);
      if (count !== WOULD_BLOCK) return delivered(reader, count);
    }
    if (!this.#open) throw new errors.BadResource('Bad resource ID');
    return waitFor(new Promise((resolve, reject) => {
      reader.resolve = resolve;
      reader.reject = reject;
      ArrayPrototypePush(this.#readers, reader);
      if (this.#kept) head[KEPT]++;
      this.#watch(this.#watched | READ);
    }));
  }

  #readNow({ buffer, size }) {
    const wanted = buffer === undefined ? size : TypedArrayPrototypeGetByteLength(buffer);
    // A buffer that was taken away while it waited.
    if (wanted === 0) return 0;
    const count = op.denoSocketRead(this.#rid, wanted);
    this.#drained = count === WOULD_BLOCK || (count > 0 && count < wanted && count < BYTES_ROOM);
    return count;
  }

  /** Writes what the socket takes, and gives how much that was: at least a byte, if there is one. */
  write(data) {
    const length = TypedArrayPrototypeGetByteLength(data);
    if (this.#writers.length === 0 && left > 0) {
      left--;
      const count = this.#writeNow(data, length);
      if (count > 0 || length === 0) return count;
    }
    if (!this.#open) throw new errors.BadResource('Bad resource ID');
    return waitFor(new Promise((resolve, reject) => {
      // The script may use its buffer for something else meanwhile.
      const writer = { __proto__: null, data: copyBytes(data), length, resolve, reject };
      ArrayPrototypePush(this.#writers, writer);
      head[KEPT]++;
      this.#watch(this.#watched | WRITE);
    }));
  }

  #writeNow(data, length) {
    let at = 0;
    do {
      const size = length - at < BYTES_ROOM ? length - at : BYTES_ROOM;
      TypedArrayPrototypeSet(bytes, size === length ? data : part(data, at, size));
      const count = op.denoSocketWrite(this.#rid, size);
      if (count === WOULD_BLOCK) break;
      at += count;
      if (count < size) break;
    } while (at < length);
    return at;
  }

  /** Whether something waits to be written. */
  get isWriting() {
    return this.#writers.length > 0;
  }

  /** Whether something waits to be read or written. */
  get isBusy() {
    return this.#readers.length > 0 || this.#writers.length > 0;
  }

  /** Waits until all that waited to be written has left. */
  async written() {
    while (this.#writers.length > 0) await this.write(new Uint8Array(0));
  }

  /** Says to the other side that no more bytes follow those that were written. */
  async closeWrite() {
    await this.written();
    op.denoSocketShut(this.#rid);
  }

  /** On an event of the loop. */
  ready(operations) {
    if ((operations & WRITE) !== 0) this.#writeWaiting();
    if ((operations & READ) !== 0) this.#readWaiting();
  }

  #readWaiting() {
    this.#drained = false;
    if (this.#readers.length === 0) this.#watch(this.#watched & ~READ);
    while (this.#readers.length > 0 && !this.#drained) {
      const reader = this.#readers[0];
      try {
        const count = this.#readNow(reader);
        if (count === WOULD_BLOCK) return;
        this.#dropReader();
        reader.resolve(delivered(reader, count));
      } catch (error) {
        if (this.#readers[0] === reader) this.#dropReader();
        reader.reject(error);
      }
    }
  }

  #dropReader() {
    ArrayPrototypeShift(this.#readers);
    if (this.#kept) head[KEPT]--;
  }

  #writeWaiting() {
    // Java looks for it once.
    this.#watched &= ~WRITE;
    while (this.#writers.length > 0) {
      const writer = this.#writers[0];
      try {
        const count = this.#writeNow(writer.data, writer.length);
        if (count === 0 && writer.length > 0) {
          this.#watch(this.#watched | WRITE);
          return;
        }
        this.#dropWriter();
        writer.resolve(count);
      } catch (error) {
        this.#dropWriter();
        writer.reject(error);
      }
    }
  }

  #dropWriter() {
    ArrayPrototypeShift(this.#writers);
    head[KEPT]--;
  }

  #watch(operations) {
    if (operations === this.#watched) return;
    this.#watched = operations;
    op.denoSocketWatch(this.#rid, operations);
  }

  /** The script has closed it: what still waits for it will not happen. */
  closed() {
    if (!this.#open) return;
    this.#open = false;
    MapPrototypeDelete(sockets, this.#rid);
    while (this.#readers.length > 0) {
      const { reject } = this.#readers[0];
      this.#dropReader();
      reject(canceled());
    }
    while (this.#writers.length > 0) {
      const { reject } = this.#writers[0];
      this.#dropWriter();
      reject(canceled());
    }
  }

  /** Whether reads that wait keep the program alive. */
  keep(kept) {
    if (kept !== this.#kept) head[KEPT] += kept ? this.#readers.length : -this.#readers.length;
    this.#kept = kept;
  }
}

const part = (data, at, size) =>
  new Uint8Array(TypedArrayPrototypeGetBuffer(data), TypedArrayPrototypeGetByteOffset(data) + at, size);

/** Hands over what lies in the window. */
function delivered({ buffer }, count) {
  if (buffer === undefined) return count < 0 ? undefined : TypedArrayPrototypeSlice(bytes, 0, count);
  if (count < 0) return null;
  TypedArrayPrototypeSet(buffer, TypedArrayPrototypeSubarray(bytes, 0, count));
  return count;
}

/** What an operation that had to wait comes to; its error tells of the caller, not of the event loop. */
async function waitFor(promise) {
  try {
    return await promise;
  } catch (error) {
    if (typeof error === 'object') Error.captureStackTrace?.(error, waitFor);
    throw error;
  }
}

offerEntry('socketsReady', (count) => {
  left = AT_ONCE + AT_ONCE_EACH * count;
  for (let i = 0; i < count; i++) {
    const word = head[READY_AT + i];
    MapPrototypeGet(sockets, word >> OPERATION_BITS)?.ready(word & ((1 << OPERATION_BITS) - 1));
  }
});
