// M05 fill of an array that V8 lays out at once and cannot be interrupted in
// expect: memory_limit_exceeded heap_out_of_memory native_crash
Array(1e9).fill(0);
