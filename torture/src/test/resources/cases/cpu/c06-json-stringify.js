// C06 JSON.stringify of much
// expect: cpu_limit_exceeded
// neighbour: lives
const much = Array.from({ length: 1e6 }, (_, i) => ({ i }));
for (;;) JSON.stringify(much);
