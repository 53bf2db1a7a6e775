// M09 many WebAssembly.Memories
// expect: memory_limit_exceeded
// neighbour: lives
const memories = [];
for (;;) {
  const memory = new WebAssembly.Memory({ initial: 64 });
  new Uint8Array(memory.buffer).fill(7);
  memories.push(memory);
}
