// E04: Array.prototype and its iterator.
new Promise((resolve) => {
  spy.all(Array.prototype, 'Array.prototype');
  spy.all(Object.getPrototypeOf([].values()), 'ArrayIterator.prototype');
  spy.exercise(spy.own((result) => resolve(spy.report(result))));
});
