// M15 a stream whose high-water mark is infinite
// expect: memory_limit_exceeded heap_out_of_memory
// neighbour: lives
new ReadableStream({
  pull(controller) { controller.enqueue(new Uint8Array(1 << 16).fill(1)); },
}, { highWaterMark: Infinity });
