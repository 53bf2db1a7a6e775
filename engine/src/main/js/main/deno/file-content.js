/** Whole files: readFile, readTextFile, writeFile, writeTextFile. */
import { op } from '../../internal/ops.js';
import { abortable, call, copyBytes, optionalU32, pathText } from './calls.js';
import { OPEN } from './open-bits.js';

function writeBits(options) {
  return (options.append ? OPEN.APPEND : OPEN.WRITE | OPEN.TRUNCATE) | (options.create ?? true ? OPEN.CREATE : 0) |
    (options.createNew ? OPEN.CREATE_NEW : 0);
}

export async function readFile(path, options) {
  return abortable(options?.signal, (cancelable) => call('denoReadFile', pathText(path), cancelable));
}

export function readFileSync(path) {
  return op.denoReadFileSync(pathText(path));
}

export async function readTextFile(path, options) {
  return abortable(options?.signal, (cancelable) => call('denoReadTextFile', pathText(path), cancelable));
}

export function readTextFileSync(path) {
  return op.denoReadTextFileSync(pathText(path));
}

export async function writeFile(path, data, options = {}) {
  options.signal?.throwIfAborted();
  if (typeof ReadableStream === 'function' && data instanceof ReadableStream) {
    return writeStream('denoWriteFile', path, data, options);
  }
  const bytes = copyBytes(data);
  const mode = optionalU32(options.mode);
  return abortable(options.signal, (cancelable) =>
    call('denoWriteFile', pathText(path), bytes, writeBits(options), mode, cancelable));
}

export function writeFileSync(path, data, options = {}) {
  options.signal?.throwIfAborted();
  if (typeof ReadableStream === 'function' && data instanceof ReadableStream) {
    throw new TypeError('Cannot write a stream synchronously');
  }
  op.denoWriteFileSync(pathText(path), copyBytes(data), writeBits(options), optionalU32(options.mode));
}

export async function writeTextFile(path, data, options = {}) {
  options.signal?.throwIfAborted();
  if (typeof ReadableStream === 'function' && data instanceof ReadableStream) {
    return writeStream('denoWriteTextFile', path, data, options);
  }
  const mode = optionalU32(options.mode);
  const text = String(data);
  return abortable(options.signal, (cancelable) =>
    call('denoWriteTextFile', pathText(path), text, writeBits(options), mode, cancelable));
}

export function writeTextFileSync(path, data, options = {}) {
  options.signal?.throwIfAborted();
  op.denoWriteTextFileSync(pathText(path), String(data), writeBits(options), optionalU32(options.mode));
}

/** The first chunk makes or empties the file as the options say; the others go after it. */
async function writeStream(operation, path, stream, options) {
  const name = pathText(path);
  const mode = optionalU32(options.mode);
  const bytes = operation === 'denoWriteFile';
  let bits = writeBits(options);
  const reader = stream.getReader();
  const write = (chunk) => abortable(options.signal, (cancelable) => call(operation, name, chunk, bits, mode, cancelable));
  try {
    await write(bytes ? new Uint8Array(0) : '');
    bits = OPEN.APPEND;
    for (;;) {
      const { done, value } = await abortable(options.signal, () => reader.read());
      if (done) return;
      await write(bytes ? copyBytes(value) : String(value));
    }
  } catch (error) {
    await reader.cancel(error).catch(() => {});
    throw error;
  }
}
