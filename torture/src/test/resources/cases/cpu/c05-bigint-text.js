// C05 a BigInt as text
// expect: cpu_limit_exceeded
// neighbour: lives
for (;;) (7n ** 2000000n).toString();
