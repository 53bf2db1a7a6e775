// an array-like as long as numbers go
// expect: cpu_limit_exceeded
Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1);
