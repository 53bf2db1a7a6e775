// string searches without an interrupt check
// expect: cpu_limit_exceeded
const hay = "ab".repeat(1e7);
for (;;) { hay.indexOf("abababababababac"); hay.replaceAll("ba", "c"); }
