// M17 functions that are warmed until V8 compiles each to machine code
// expect: memory_limit_exceeded heap_out_of_memory cpu_limit_exceeded
// neighbour: lives
// limits: cpu=1000
const all = [];
for (let i = 0; ; i++) {
  const one = new Function("a", `let s = ${i}; for (let j = 0; j < 50; j++) s += a * j % ${i + 7}; return s;`);
  for (let j = 0; j < 300; j++) one(j);
  all.push(one);
}
