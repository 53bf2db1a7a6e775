// small typed arrays, which V8 keeps outside the heap from 64 bytes on
// expect: memory_limit_exceeded heap_out_of_memory
// neighbour: lives
const arrays = [];
for (;;) arrays.push(new Float64Array(1000).fill(1.5));
