// M06 a string that doubles, flattened at the end
// expect: memory_limit_exceeded heap_out_of_memory lives
let text = "x";
while (text.length < 2 ** 28) text += text;
text.charCodeAt(5);
