// C03 queueMicrotask without end
// expect: cpu_limit_exceeded
// neighbour: lives
const again = () => queueMicrotask(again);
again();
