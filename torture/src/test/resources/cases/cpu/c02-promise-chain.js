// C02 microtasks without end
// expect: cpu_limit_exceeded
// neighbour: lives
const next = () => Promise.resolve().then(next);
next();
