// a string that is split into more elements than an array takes: V8 aborts the process by design
// expect: native_crash memory_limit_exceeded heap_out_of_memory
"x".repeat(0x1fffffe8).split("");
