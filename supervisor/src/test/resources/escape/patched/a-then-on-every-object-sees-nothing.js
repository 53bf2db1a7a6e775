// E04, H02: Object.prototype.then is asked whenever a promise is resolved with an object: it must get no inner one.
new Promise((resolve) => {
  spy.inherited('then');
  spy.exercise(spy.own((result) => resolve(spy.report(result))));
});
