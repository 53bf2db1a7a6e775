// closures that hold what they saw
// expect: memory_limit_exceeded heap_out_of_memory
// neighbour: lives
const closures = [];
for (let i = 0; ; i++) {
  const seen = [i, i + 1, i + 2];
  closures.push(() => seen);
}
