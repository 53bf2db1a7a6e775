// M08 one resizable ArrayBuffer
// expect: memory_limit_exceeded
// neighbour: lives
const buffer = new ArrayBuffer(0, { maxByteLength: 2 ** 32 });
for (let size = 1 << 20; ; size += 1 << 20) {
  buffer.resize(size);
  new Uint8Array(buffer, size - (1 << 20)).fill(7);
}
