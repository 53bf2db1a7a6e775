// M19 memory that is taken by the callbacks of a FinalizationRegistry
// expect: memory_limit_exceeded heap_out_of_memory
// neighbour: lives
const kept = [];
const registry = new FinalizationRegistry(() => {
  for (let i = 0; i < 100; i++) kept.push(new Array(1000).fill(i));
  for (let i = 0; i < 100; i++) registry.register({}, i);
});
for (let i = 0; i < 100; i++) registry.register({}, i);
setInterval(() => { for (let i = 0; i < 1000; i++) registry.register({ some: new Array(1000) }, i); }, 0);
