// C09 proxy traps that never end
// expect: cpu_limit_exceeded
// neighbour: lives
const trap = new Proxy({}, { get: (_, key, self) => self[key + "x"], ownKeys() { for (;;) {} } });
try { Object.keys(trap); } finally { Object.keys(trap); }
