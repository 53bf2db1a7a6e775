// C10 digests at the same time, on other threads than the isolate's
// expect: cpu_limit_exceeded
// neighbour: lives
// limits: cpu=200 total=1000
const data = new Uint8Array(1 << 20);
const start = () => crypto.subtle.digest("SHA-512", data).then(start, start);
for (let i = 0; i < 500; i++) start();
