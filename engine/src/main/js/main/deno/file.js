/** `Deno.open`, `Deno.create` and the open file, `Deno.FsFile`. */
import { op } from '../../internal/ops.js';
import { TypedArrayPrototypeSet } from '../../internal/primordials.js';
import { call, copyBytes, optionalU32, pathText, requireBytes } from './calls.js';
import { fileInfo, millis } from './file-info.js';
import { OPEN } from './open-bits.js';
import { readableOf, readInto, writableOf } from './streams.js';

const MADE_HERE = Symbol();

export const SeekMode = { 0: 'Start', 1: 'Current', 2: 'End', Start: 0, Current: 1, End: 2 };

export class FsFile {
  #rid;
  #readable;
  #writable;

  constructor(rid, key) {
    if (key !== MADE_HERE) {
      throw new TypeError("'Deno.FsFile' cannot be constructed, use 'Deno.open()' or 'Deno.openSync()' instead");
    }
    this.#rid = rid;
  }

  async read(buffer) {
    requireBytes(buffer);
    return readInto(this.#rid, buffer);
  }

  readSync(buffer) {
    requireBytes(buffer);
    const bytes = op.denoReadSync(this.#rid, buffer.byteLength);
    if (bytes === undefined) return null;
    TypedArrayPrototypeSet(buffer, bytes);
    return bytes.byteLength;
  }

  async write(data) {
    return call('denoWrite', this.#rid, copyBytes(data));
  }

  writeSync(data) {
    return op.denoWriteSync(this.#rid, copyBytes(data));
  }

  async seek(offset, whence) {
    return call('denoFileSeek', this.#rid, Number(offset), checkedWhence(whence));
  }

  seekSync(offset, whence) {
    return op.denoFileSeekSync(this.#rid, Number(offset), checkedWhence(whence));
  }

  async truncate(length) {
    await call('denoFileTruncate', this.#rid, clampedLength(length));
  }

  truncateSync(length) {
    op.denoFileTruncateSync(this.#rid, clampedLength(length));
  }

  async stat() {
    return fileInfo(await call('denoFileStat', this.#rid));
  }

  statSync() {
    return fileInfo(op.denoFileStatSync(this.#rid));
  }

  async sync() {
    await call('denoFileSync', this.#rid, true);
  }

  syncSync() {
    op.denoFileSyncSync(this.#rid, true);
  }

  async syncData() {
    await call('denoFileSync', this.#rid, false);
  }

  syncDataSync() {
    op.denoFileSyncSync(this.#rid, false);
  }

  async utime(atime, mtime) {
    await call('denoFileUtime', this.#rid, millis(atime), millis(mtime));
  }

  utimeSync(atime, mtime) {
    op.denoFileUtimeSync(this.#rid, millis(atime), millis(mtime));
  }

  async lock(exclusive = false) {
    await call('denoFileLock', this.#rid, Boolean(exclusive));
  }

  lockSync(exclusive = false) {
    op.denoFileLockSync(this.#rid, Boolean(exclusive));
  }

  async tryLock(exclusive = false) {
    return call('denoFileTryLock', this.#rid, Boolean(exclusive));
  }

  tryLockSync(exclusive = false) {
    return op.denoFileTryLockSync(this.#rid, Boolean(exclusive));
  }

  async unlock() {
    await call('denoFileUnlock', this.#rid);
  }

  unlockSync() {
    op.denoFileUnlockSync(this.#rid);
  }

  isTerminal() {
    return op.denoIsTerminal(this.#rid);
  }

  setRaw(mode, options = {}) {
    op.denoSetRaw(this.#rid, Boolean(mode), Boolean(options.cbreak));
  }

  get readable() {
    const rid = this.#rid;
    return this.#readable ??= readableOf({ rid, close: () => op.denoDrop(rid) });
  }

  get writable() {
    const rid = this.#rid;
    return this.#writable ??= writableOf({ rid, close: () => op.denoDrop(rid) });
  }

  close() {
    op.denoClose(this.#rid);
  }

  [Symbol.dispose]() {
    op.denoDrop(this.#rid);
  }
}

function clampedLength(length) {
  return Math.max(0, Math.trunc(Number(length ?? 0)));
}

function checkedWhence(whence) {
  if (whence !== 0 && whence !== 1 && whence !== 2) throw new TypeError(`Invalid seek mode: ${whence}`);
  return whence;
}

function openBits(options) {
  if (options === undefined) return OPEN.READ;
  const { read, write, append, truncate, create, createNew } = options;
  if (!(read || write || append || truncate || create || createNew)) {
    throw new Error("'options' requires at least one option to be true");
  }
  if (truncate && !write) throw new Error("'truncate' option requires 'write' to be true");
  if ((create || createNew) && !(write || append)) {
    throw new Error("'create' or 'createNew' options require 'write' or 'append' to be true");
  }
  return (read ? OPEN.READ : 0) | (write ? OPEN.WRITE : 0) | (append ? OPEN.APPEND : 0) | (truncate ? OPEN.TRUNCATE : 0) |
    (create ? OPEN.CREATE : 0) | (createNew ? OPEN.CREATE_NEW : 0);
}

const CREATED = { __proto__: null, read: true, write: true, truncate: true, create: true };

export async function open(path, options) {
  const bits = openBits(options);
  return new FsFile(await call('denoOpen', pathText(path), bits, optionalU32(options?.mode)), MADE_HERE);
}

export function openSync(path, options) {
  const bits = openBits(options);
  return new FsFile(op.denoOpenSync(pathText(path), bits, optionalU32(options?.mode)), MADE_HERE);
}

export async function create(path) {
  return open(path, CREATED);
}

export function createSync(path) {
  return openSync(path, CREATED);
}
