setTimeout(() => {
  throw new RangeError('too late');
}, 20);
setTimeout(() => console.log('must not run'), 60_000);
console.log('waiting');
