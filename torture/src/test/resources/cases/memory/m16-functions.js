// M16 functions compiled from distinct texts, and kept
// expect: memory_limit_exceeded heap_out_of_memory cpu_limit_exceeded
// neighbour: lives
// limits: cpu=1000
const all = [];
for (let i = 0; ; i++) all.push(new Function("a", `const b${i} = a + ${i}; return () => [a, b${i}];`));
