// E04: Function.prototype.call, apply and bind, Reflect, and Object's statics.
new Promise((resolve) => {
  for (const key of ['call', 'apply', 'bind', 'toString', Symbol.hasInstance]) spy.method(Function.prototype, key, 'Function.prototype');
  spy.all(Reflect, 'Reflect');
  for (const key of Reflect.ownKeys(Object)) if (key !== 'prototype') spy.method(Object, key, 'Object');
  spy.exercise(spy.own((result) => resolve(spy.report(result))));
});
