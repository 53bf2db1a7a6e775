// flat of a deep array
// expect: cpu_limit_exceeded memory_limit_exceeded heap_out_of_memory
let deep = [1];
for (;;) deep = [deep, deep, deep.flat(Infinity)];
