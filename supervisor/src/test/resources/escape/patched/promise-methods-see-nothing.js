// E04: Promise.prototype.then, catch and finally, and Promise's statics.
new Promise((resolve) => {
  spy.all(Promise.prototype, 'Promise.prototype');
  spy.all(Promise, 'Promise');
  spy.exercise(spy.own((result) => resolve(spy.report(result))));
});
