// C16 a source of 100 MB
// expect: cpu_limit_exceeded memory_limit_exceeded heap_out_of_memory native_crash
const source = "x=1;".repeat(25e6);
for (;;) (0, eval)(source);
