// C07 collections without end, just below the heap's limit
// expect: cpu_limit_exceeded memory_limit_exceeded heap_out_of_memory
// neighbour: lives
// limits: memory=64
const live = [];
for (let i = 0; i < 42; i++) live.push(Array.from({ length: 1 << 17 }, (_, j) => j + 0.5));
for (let i = 0; ; i++) live[i % live.length] = Array.from({ length: 1 << 17 }, (_, j) => j + 0.5);
