// typed array fills
// expect: cpu_limit_exceeded
const big = new Float64Array(3e7);
for (;;) { big.fill(1.5); big.copyWithin(1, 0); }
