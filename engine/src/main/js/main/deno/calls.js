/** How the Deno namespace calls Java, and what of the script's values it may pass on. */
import { op, opAsync } from '../../internal/ops.js';
import {
  TypedArrayPrototypeGetBuffer, TypedArrayPrototypeGetByteLength, TypedArrayPrototypeGetByteOffset, Uint8Array,
} from '../../internal/primordials.js';

/** Calls an asynchronous operation; its error tells of the caller, not of the event loop. */
export async function call(name, ...args) {
  try {
    return await opAsync(name, ...args);
  } catch (error) {
    if (typeof error === 'object') Error.captureStackTrace?.(error, call);
    throw error;
  }
}

/** The path that a string or a `file:` URL names. */
export function pathText(path) {
  if (typeof path === 'string') return path;
  if (typeof URL === 'function' && path instanceof URL) return fileUrlPath(path);
  return String(path);
}

function fileUrlPath(url) {
  if (url.protocol !== 'file:') throw new TypeError('Must be a file URL');
  return decodeURIComponent(url.pathname.replace(/%(?![0-9A-Fa-f]{2})/g, '%25'));
}

/** A copy of the bytes of a Uint8Array: Java must not be given a buffer that the script can change or detach. */
export function copyBytes(data) {
  requireBytes(data);
  return new Uint8Array(new Uint8Array(
    TypedArrayPrototypeGetBuffer(data), TypedArrayPrototypeGetByteOffset(data), TypedArrayPrototypeGetByteLength(data)));
}

export function requireBytes(data) {
  if (!(data instanceof Uint8Array)) throw new TypeError(`expected type \`Uint8Array\`, got \`${typeof data}\``);
}

/** An unsigned 32-bit number or undefined. */
export function optionalU32(value) {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number') throw new TypeError('expected u32');
  return value >>> 0;
}

/** An unsigned 32-bit number. */
export function requiredU32(value) {
  if (typeof value !== 'number') throw new TypeError('expected u32');
  return value >>> 0;
}

/**
 * Runs asynchronous work that an AbortSignal may end early.
 *
 * @template T
 * @param {AbortSignal|undefined} signal
 * @param {(cancelable: number|undefined) => Promise<T>} start  is given the number by which Java knows what to stop
 * @param {(late: T) => void} [discard]  takes what came of the work after all, when the signal was quicker
 */
export async function abortable(signal, start, discard = () => {}) {
  if (signal === undefined || signal === null) return start(undefined);
  signal.throwIfAborted();
  const cancelable = op.denoCancelable();
  const work = start(cancelable).finally(() => op.denoCancelableEnded(cancelable));
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      op.denoCancel(cancelable);
      reject(signal.reason);
      work.then(discard, () => {});
    };
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
