// C17 messages to the host without end
// expect: cpu_limit_exceeded
// neighbour: lives
// limits: cpu=200 total=1000
setInterval(() => { for (let i = 0; i < 1000; i++) NETWORK.send("n", i); }, 0);
