// M16 distinct regular expressions, compiled and kept
// expect: memory_limit_exceeded heap_out_of_memory cpu_limit_exceeded
// neighbour: lives
// limits: cpu=1000
const all = [];
for (let i = 0; ; i++) {
  const one = new RegExp(`(?:a${i}|b${i}){20}[c-z]+${i}`);
  one.test("x");
  one.test("a".repeat(50));
  all.push(one);
}
