// E04: Map, Set, WeakMap, WeakSet, WeakRef and their iterators.
new Promise((resolve) => {
  for (const C of [Map, Set, WeakMap, WeakSet, WeakRef, FinalizationRegistry]) spy.all(C.prototype, `${C.name}.prototype`);
  spy.all(Object.getPrototypeOf(new Map().values()), 'MapIterator.prototype');
  spy.all(Object.getPrototypeOf(new Set().values()), 'SetIterator.prototype');
  spy.exercise(spy.own((result) => resolve(spy.report(result))));
});
