// C04 a regular expression that the linear engine does not take: it refers back
// expect: cpu_limit_exceeded
// neighbour: lives
/^(?:(a+)+)+\1\1\1b$/.test("a".repeat(60));
