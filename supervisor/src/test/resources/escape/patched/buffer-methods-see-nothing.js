// E04, E08: typed arrays, their getters, their species, ArrayBuffer and DataView.
new Promise((resolve) => {
  const TypedArray = Object.getPrototypeOf(Uint8Array);
  spy.all(TypedArray.prototype, 'TypedArray.prototype');
  spy.all(TypedArray, 'TypedArray');
  spy.all(ArrayBuffer.prototype, 'ArrayBuffer.prototype');
  spy.all(ArrayBuffer, 'ArrayBuffer');
  spy.all(DataView.prototype, 'DataView.prototype');
  spy.exercise(spy.own((result) => resolve(spy.report(result))));
});
