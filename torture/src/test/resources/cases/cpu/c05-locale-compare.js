// C05 comparison of long strings
// expect: cpu_limit_exceeded
const a = "x".repeat(2 ** 24) + "\u00e4";
const b = "x".repeat(2 ** 24) + "a";
for (;;) a.localeCompare(b);
