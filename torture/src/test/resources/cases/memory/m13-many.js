// M13 a message of 2^27 elements
// expect: memory_limit_exceeded heap_out_of_memory native_crash
NETWORK.send("much", new Array(2 ** 27).fill(0));
