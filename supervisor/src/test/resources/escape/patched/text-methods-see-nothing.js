// E04: String.prototype, RegExp.prototype, Number, JSON and Date.
new Promise((resolve) => {
  for (const C of [String, RegExp, Number, BigInt, Boolean, Date, Symbol]) spy.all(C.prototype, `${C.name}.prototype`);
  for (const name of ['JSON', 'Math', 'Date', 'String', 'Number']) spy.all(globalThis[name], name);
  spy.exercise(spy.own((result) => resolve(spy.report(result))));
});
