// a Map that grows
// expect: memory_limit_exceeded heap_out_of_memory
// neighbour: lives
const map = new Map();
for (let i = 0; ; i++) map.set(`key ${i}`, { i });
