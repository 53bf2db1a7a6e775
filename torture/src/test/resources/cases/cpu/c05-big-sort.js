// C05 a native sort of much
// expect: cpu_limit_exceeded
const numbers = new Float64Array(2e7);
for (let i = 0; i < numbers.length; i++) numbers[i] = Math.random();
for (;;) { numbers.sort(); numbers.reverse(); numbers[5] = Math.random(); }
