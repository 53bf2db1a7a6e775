// C01
// expect: cpu_limit_exceeded
// neighbour: lives
while (true) {}
