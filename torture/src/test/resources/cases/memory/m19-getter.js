// M19 memory that a getter takes while its object is serialised
// expect: memory_limit_exceeded heap_out_of_memory
// neighbour: lives
const kept = [];
NETWORK.send("bait", { when: new Date(), get much() { for (;;) kept.push(new Array(1000).fill(1)); } });
