// M01 an array of arrays
// expect: memory_limit_exceeded heap_out_of_memory
// neighbour: lives
const all = [];
for (;;) all.push(new Array(1000).fill(1));
