console.log('before');
function fail() {
  throw new TypeError('at the top');
}
fail();
