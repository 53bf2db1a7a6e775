/** Standard input, output and error, and the terminal. */
import { op } from '../../internal/ops.js';
import { TypedArrayPrototypeSet } from '../../internal/primordials.js';
import { call, copyBytes, requireBytes } from './calls.js';
import { readableOf, readInto, writableOf } from './streams.js';

const STDIN = 0;
const STDOUT = 1;
const STDERR = 2;

class Stdin {
  #readable;

  get rid() {
    return STDIN;
  }

  async read(buffer) {
    requireBytes(buffer);
    return readInto(STDIN, buffer);
  }

  readSync(buffer) {
    requireBytes(buffer);
    const bytes = op.denoReadSync(STDIN, buffer.byteLength);
    if (bytes === undefined) return null;
    TypedArrayPrototypeSet(buffer, bytes);
    return bytes.byteLength;
  }

  close() {
    op.denoDrop(STDIN);
  }

  get readable() {
    return this.#readable ??= readableOf({ rid: STDIN, close: () => op.denoDrop(STDIN) });
  }

  setRaw(mode, options = {}) {
    op.denoSetRaw(STDIN, Boolean(mode), Boolean(options.cbreak));
  }

  isTerminal() {
    return op.denoIsTerminal(STDIN);
  }
}

/** What standard output and standard error have in common. */
class Output {
  #rid;
  #writable;

  constructor(rid) {
    this.#rid = rid;
  }

  get rid() {
    return this.#rid;
  }

  async write(data) {
    return call('denoWrite', this.#rid, copyBytes(data));
  }

  writeSync(data) {
    return op.denoWriteSync(this.#rid, copyBytes(data));
  }

  close() {
    op.denoDrop(this.#rid);
  }

  get writable() {
    return this.#writable ??= writableOf({ rid: this.#rid, close: () => op.denoDrop(this.#rid) });
  }

  isTerminal() {
    return op.denoIsTerminal(this.#rid);
  }
}

class Stdout extends Output {}
class Stderr extends Output {}

export const stdin = new Stdin();
export const stdout = new Stdout(STDOUT);
export const stderr = new Stderr(STDERR);

export function consoleSize() {
  const [columns, rows] = op.denoConsoleSize().split(' ');
  return { columns: Number(columns), rows: Number(rows) };
}
