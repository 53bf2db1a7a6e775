// M15 writes to a stream that nobody reads, never awaited
// expect: memory_limit_exceeded heap_out_of_memory
// neighbour: lives
const writer = new TransformStream().writable.getWriter();
for (;;) writer.write(new Uint8Array(1 << 16).fill(1));
