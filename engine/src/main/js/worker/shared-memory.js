/**
 * Keeps shared memory from workers: memory that another thread writes is a clock fine enough for timing attacks, and V8
 * does not report what it takes.
 *
 * There is no SharedArrayBuffer by V8's flags, but a WebAssembly memory still gives one, whether it was made as shared or
 * is a module's own. All of them show it through these members of `Memory.prototype` alone.
 */
import {
  ArrayBufferPrototypeGetByteLength, ObjectDefineProperty, ObjectGetOwnPropertyDescriptor, ReflectApply, TypeError,
} from '../internal/primordials.js';
import { onBoot } from '../internal/boot.js';

/** The buffer, unless it is shared: a shared one has no length that ArrayBuffer's getter could tell. */
function unshared(buffer) {
  try {
    ArrayBufferPrototypeGetByteLength(buffer);
  } catch {
    throw new TypeError('Shared memory is not available in a worker isolate');
  }
  return buffer;
}

onBoot(() => {
  const prototype = globalThis.WebAssembly?.Memory.prototype;
  if (prototype === undefined) return;
  const buffer = ObjectGetOwnPropertyDescriptor(prototype, 'buffer').get;
  const { toFixedLengthBuffer, toResizableBuffer } = prototype;
  const closed = {
    get buffer() { return unshared(ReflectApply(buffer, this, [])); },
    toFixedLengthBuffer() { return unshared(ReflectApply(toFixedLengthBuffer, this, [])); },
    toResizableBuffer() { return unshared(ReflectApply(toResizableBuffer, this, [])); },
  };
  const names = ['buffer', 'toFixedLengthBuffer', 'toResizableBuffer'];
  for (let i = 0; i < names.length; i++) {
    const was = ObjectGetOwnPropertyDescriptor(prototype, names[i]);
    if (was === undefined) continue;
    const now = ObjectGetOwnPropertyDescriptor(closed, names[i]);
    ObjectDefineProperty(prototype, names[i], now.get === undefined
      ? { __proto__: null, value: now.value }
      : { __proto__: null, get: now.get });
  }
});
