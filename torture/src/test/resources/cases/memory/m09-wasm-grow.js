// M09 one WebAssembly.Memory that grows
// expect: memory_limit_exceeded
// neighbour: lives
const memory = new WebAssembly.Memory({ initial: 1 });
for (;;) {
  memory.grow(16);
  new Uint8Array(memory.buffer).fill(7, memory.buffer.byteLength - (1 << 20));
}
