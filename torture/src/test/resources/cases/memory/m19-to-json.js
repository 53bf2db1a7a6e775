// M19 memory that toJSON takes
// expect: memory_limit_exceeded heap_out_of_memory
// neighbour: lives
const kept = [];
JSON.stringify({ toJSON() { for (;;) kept.push({ kept }); } });
