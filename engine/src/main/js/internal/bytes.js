/** Views of what Web IDL calls buffer sources, taken without touching properties that guests can redefine. */
import {
  ArrayBufferIsView, ArrayBufferPrototypeGetByteLength, ArrayBufferPrototypeGetDetached, ArrayBufferPrototypeSlice,
  DataViewPrototypeGetByteLength, DataViewPrototypeGetByteOffset, TypedArrayPrototypeGetBuffer, TypedArrayPrototypeGetByteLength,
  TypedArrayPrototypeGetByteOffset, TypedArrayPrototypeSlice, Uint8Array,
} from './primordials.js';
import { bufferOfView, isArrayBuffer, isTypedArray } from './types.js';

/** The bytes under a buffer source, not copied; none if it is detached. */
export function bytesOf(source) {
  if (!ArrayBufferIsView(source)) {
    if (isArrayBuffer(source) && ArrayBufferPrototypeGetDetached?.(source)) return new Uint8Array(0);
    return new Uint8Array(source);
  }
  const typed = isTypedArray(source);
  let length = 0;
  try {
    length = typed ? TypedArrayPrototypeGetByteLength(source) : DataViewPrototypeGetByteLength(source);
  } catch {
    // A DataView out of bounds, or of a detached buffer, has no bytes.
  }
  if (length === 0) return new Uint8Array(0);
  const offset = typed ? TypedArrayPrototypeGetByteOffset(source) : DataViewPrototypeGetByteOffset(source);
  return new Uint8Array(bufferOfView(source), offset, length);
}

/** A copy of the bytes of a buffer source ("get a copy of the bytes held by the buffer source"). */
export function copyOfBytes(source) {
  return TypedArrayPrototypeSlice(bytesOf(source));
}

/** The ArrayBuffer that holds exactly these bytes: their own where it does, else a copy. */
export function arrayBufferOf(bytes) {
  const buffer = TypedArrayPrototypeGetBuffer(bytes);
  const length = TypedArrayPrototypeGetByteLength(bytes);
  if (ArrayBufferPrototypeGetByteLength(buffer) === length) return buffer;
  const offset = TypedArrayPrototypeGetByteOffset(bytes);
  return ArrayBufferPrototypeSlice(buffer, offset, offset + length);
}
