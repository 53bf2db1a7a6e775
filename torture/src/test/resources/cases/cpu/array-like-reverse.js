// an array-like that is reversed
// expect: cpu_limit_exceeded memory_limit_exceeded heap_out_of_memory
Array.prototype.reverse.call({ length: 2 ** 53 - 1 });
