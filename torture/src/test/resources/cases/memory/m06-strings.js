// M06 strings that are flattened
// expect: memory_limit_exceeded heap_out_of_memory
// neighbour: lives
const texts = [];
for (let i = 0; ; i++) {
  const text = String(i).repeat(100_000);
  texts.push(text);
  text.charCodeAt(text.length >> 1);
}
