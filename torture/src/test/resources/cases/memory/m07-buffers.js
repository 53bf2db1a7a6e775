// M07 ArrayBuffers, outside the heap
// expect: memory_limit_exceeded
// neighbour: lives
const buffers = [];
for (;;) {
  const view = new Uint8Array(16 << 20);
  view.fill(7);
  buffers.push(view.buffer);
}
