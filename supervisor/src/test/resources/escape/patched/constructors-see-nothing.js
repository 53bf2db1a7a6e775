// E04: `constructor` and Symbol.species of what internals make.
new Promise((resolve) => {
  const constructorOf = (object, name, Own) => {
    const get = spy.own({ get() { return Own; } }.get);
    Object.defineProperty(object, 'constructor', { __proto__: null, get, configurable: true });
    spy.method(object, 'constructor', name);
  };
  for (const C of [Array, ArrayBuffer, RegExp, Uint8Array, Object.getPrototypeOf(Uint8Array)]) constructorOf(C.prototype, `${C.name}.prototype`, C);
  for (const C of [Array, ArrayBuffer, RegExp, Map, Set, Promise, Object.getPrototypeOf(Uint8Array)]) spy.method(C, Symbol.species, C.name);
  spy.exercise(spy.own((result) => resolve(spy.report(result))));
});
