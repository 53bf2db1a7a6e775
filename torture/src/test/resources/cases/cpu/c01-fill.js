// C01 a loop of known length in an endless one: V8's unrolling took the interrupt checks of both
// expect: cpu_limit_exceeded
// neighbour: lives
for (;;) new Array(1000).fill(1);
