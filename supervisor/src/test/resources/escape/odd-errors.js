// L06: errors whose parts throw, are Proxies, endless or no strings are reported all the same.
(async () => {
  const bad = [
    Object.defineProperty(new Error('a'), 'message', { get() { throw new Error('again'); } }),
    Object.defineProperty(new Error('b'), 'stack', { get() { throw null; } }),
    Object.defineProperty(new Error('c'), 'name', { get() { return {}; } }),
    new Proxy(new Error('d'), { get() { throw new Error('trap'); }, getPrototypeOf() { throw new Error('trap'); } }),
    new Error('e'.repeat(1e6)), { toString() { throw new Error('no text'); } }, Symbol('f'), null, undefined, 10n, () => {},
    Object.assign(new Error('g'), { name: 'n'.repeat(1e6), stack: 's'.repeat(1e6), cause: new Proxy({}, {}) }),
    { message: { toString() { throw 1; } }, name: Symbol('h') }, new (class extends Error { get [Symbol.toStringTag]() { throw 1; } })('i'),
    Object.setPrototypeOf(new Error('j'), null), { get message() { return (function f() { return f(); })(); } },
  ];
  const cyclic = new Error('k');
  cyclic.cause = cyclic;
  bad.push(cyclic, new AggregateError(bad, 'l'));
  for (const error of bad) {
    Promise.reject(error);
    setTimeout(() => { throw error; });
    reportError(error);
    console.log(error);
  }
  NETWORK.onRequest('throw', (i) => { throw bad[i]; });
  await new Promise((resolve) => { setTimeout(resolve, 100); });
  return bad.length;
})();
