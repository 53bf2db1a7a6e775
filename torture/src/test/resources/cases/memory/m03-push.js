// M03 one array, grown by push
// expect: memory_limit_exceeded heap_out_of_memory
// neighbour: lives
const one = [];
for (let i = 0; ; i++) one.push(i + 0.5);
