// C05 an array-like of which V8 wants to hold all at once: it ends the process, in the first millisecond of the turn
// expect: heap_out_of_memory
Array.prototype.sort.call({ length: 2 ** 53 - 1 });
