// M04 spread of an iterator without end
// expect: memory_limit_exceeded heap_out_of_memory
// neighbour: lives
[...new Array(1e9).keys()];
