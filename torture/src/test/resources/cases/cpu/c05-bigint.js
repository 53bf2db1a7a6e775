// C05 BigInt powers
// expect: cpu_limit_exceeded
// neighbour: lives
for (let i = 0n; ; i++) 3n ** (2n ** 22n + i);
