// C05 a comparator that never agrees
// expect: cpu_limit_exceeded
// neighbour: lives
const numbers = Array.from({ length: 1e5 }, (_, i) => i);
for (;;) numbers.sort(() => Math.random() - 0.5);
