// Array.from of an array-like
// expect: cpu_limit_exceeded memory_limit_exceeded heap_out_of_memory native_crash
Array.from({ length: 1e9 });
