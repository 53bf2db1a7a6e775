// M16 formatters, which ICU holds outside the heap and V8 does not count
// expect: memory_limit_exceeded
// neighbour: lives
const kept = [];
for (;;) kept.push(new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR' }));
