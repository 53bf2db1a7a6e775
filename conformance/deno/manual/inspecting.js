// Deno.inspect and the console, as on https://docs.deno.com/examples/logging/
class Point {
  x = 1;
  #secret = 2;
  get length() { return this.#secret; }
}
console.log(Deno.inspect({ a: 1, nested: { b: [1, 2, { c: { d: 1 } }] }, p: new Point() }));
console.log(Deno.inspect({ a: { b: { c: { d: {} } } } }, { depth: 1 }));
console.log([new Map([['k', { v: 1 }]]), new Set([1, 'two']), /re/g, Symbol('s'), 10n, null, undefined, -0]);
console.log('%s is %d years and %o', 'Bob', 42.5, { o: 1 });
console.log({ [Symbol.for('Deno.customInspect')]() { return 'custom!'; } });
console.table([{ a: 1, b: 'x' }, { a: 2, b: 'y' }]);
console.group('group');
console.log('indented');
console.groupEnd();
console.log('not indented');
console.assert(1 === 1, 'never seen');
console.log('%d|%d|%d|%d|%i|%i|%f', '0x10', [5], 12345678901234567890123, true, -0.5, 1.7, '42.5x');
console.group('group');
console.dir({ a: 1 });
console.groupEnd();
