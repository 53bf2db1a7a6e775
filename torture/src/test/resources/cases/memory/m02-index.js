// M02 a long array, filled by index
// expect: memory_limit_exceeded heap_out_of_memory
// neighbour: lives
const long = new Array(1e8);
for (let i = 0; i < 1e8; i++) long[i] = { i };
