// M08, T02: neither a constructor nor WebAssembly gives shared memory, and so nothing to wait on and no clock.
(async () => {
  const found = [];
  const isShared = (value) => Object.prototype.toString.call(value) === '[object SharedArrayBuffer]';
  const attempt = (what, make) => {
    try {
      const value = make();
      if (isShared(value)) found.push(what);
    } catch {
      // Refused, as it should be.
    }
  };
  // (module (memory (export "m") 1 1 shared))
  const exporting = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 5, 4, 1, 3, 1, 1, 7, 5, 1, 1, 109, 2, 0]);
  const shared = { initial: 1, maximum: 1, shared: true };
  if (typeof SharedArrayBuffer !== 'undefined') found.push('the global SharedArrayBuffer');
  attempt('WebAssembly.Memory', () => new WebAssembly.Memory(shared).buffer);
  attempt('a subclass of WebAssembly.Memory', () => new (class extends WebAssembly.Memory {})(shared).buffer);
  attempt('Reflect.construct', () => Reflect.construct(WebAssembly.Memory, [shared], Object).buffer);
  attempt('the constructor of an instance', () => new (new WebAssembly.Memory({ initial: 1 }).constructor)(shared).buffer);
  attempt('the constructor of the prototype', () => new WebAssembly.Memory.prototype.constructor(shared).buffer);
  attempt('a truthy flag', () => new WebAssembly.Memory({ initial: 1n === 1n ? 1 : 0, maximum: 1, shared: 'yes' }).buffer);
  let reads = 0;
  attempt('a flag that changes', () => new WebAssembly.Memory({ initial: 1, maximum: 1, get shared() { return reads++ > 0; } }).buffer);
  attempt('resizable', () => new WebAssembly.Memory(shared).toResizableBuffer());
  attempt('fixed', () => new WebAssembly.Memory(shared).toFixedLengthBuffer());
  attempt('an exported memory', () => new WebAssembly.Instance(new WebAssembly.Module(exporting)).exports.m.buffer);
  attempt('the getter', () => {
    const memory = new WebAssembly.Instance(new WebAssembly.Module(exporting)).exports.m;
    return Object.getOwnPropertyDescriptor(WebAssembly.Memory.prototype, 'buffer').get.call(memory);
  });
  for (const method of ['toResizableBuffer', 'toFixedLengthBuffer', 'grow']) {
    attempt(`an exported memory's ${method}`, () => {
      const memory = new WebAssembly.Instance(new WebAssembly.Module(exporting)).exports.m;
      WebAssembly.Memory.prototype[method].call(memory, 0);
      return memory.buffer;
    });
  }
  try {
    const { instance } = await WebAssembly.instantiate(exporting);
    attempt('an asynchronous instance', () => instance.exports.m.buffer);
  } catch {
    // Refused.
  }
  for (const wait of ['wait', 'waitAsync']) {
    attempt(`Atomics.${wait}`, () => {
      Atomics[wait]?.(new Int32Array(4), 0, 0, 10);
      found.push(`Atomics.${wait} on memory of one's own`);
    });
  }
  attempt('structuredClone', () => structuredClone(new WebAssembly.Memory(shared)).buffer);
  // What is no shared memory goes on working.
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 3 });
  if (memory.grow(1) !== 1 || memory.buffer.byteLength !== 131_072) found.push('plain memory is broken');
  if (memory.buffer !== memory.buffer) found.push('the buffer has lost its identity');
  return found;
})();
