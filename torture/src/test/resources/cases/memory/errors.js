// Error objects with their stacks
// expect: memory_limit_exceeded heap_out_of_memory
// neighbour: lives
const errors = [];
for (let i = 0; ; i++) errors.push(new Error(`number ${i}`));
