// C06 structuredClone of much
// expect: cpu_limit_exceeded
// neighbour: lives
const much = Array.from({ length: 3e5 }, (_, i) => ({ i, j: [i] }));
for (;;) structuredClone(much);
