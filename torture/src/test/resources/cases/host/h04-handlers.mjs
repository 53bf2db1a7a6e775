// H04 handlers that throw anything, at once or later, or never answer, or answer with what cannot cross
console.error = () => {};
const sandbox = new V8Sandbox();
const worker = await sandbox.createIsolate();
const other = await sandbox.createIsolate();
const hostile = {
  string() { throw 'text'; },
  nothing() { throw undefined; },
  empty() { throw new Error(''); },
  getter() { throw { get message() { throw 1; }, get stack() { throw 2; }, get name() { throw 3; } }; },
  proxy() { throw new Proxy({}, { get() { throw 4; }, getPrototypeOf() { throw 5; } }); },
  revoked() { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); throw proxy; },
  symbol() { throw Symbol('s'); },
  async later() { await null; throw null; },
  thenable() { return { then(_, reject) { reject('no'); reject('twice'); throw 6; } }; },
  function() { return () => {}; },
  cyclic() { const a = { f() {} }; a.a = a; return a; },
  large() { return 'x'.repeat(17 << 20); },
};
for (const [name, handler] of Object.entries(hostile)) worker.onRequest(name, handler);
worker.onRequest('never', () => new Promise(() => {}));
worker.onRequest('cycle', () => { const a = {}; a.a = a; return a; });
other.onRequest('ping', (value) => value);
const [results, pings] = await Promise.all([
  worker.execute(`Promise.all(${JSON.stringify(Object.keys(hostile))}.map((name) =>
    NETWORK.request(name).then(() => name + ' was answered', (error) => error instanceof Error || error.name)))`),
  other.execute('Promise.all(Array.from({ length: 50 }, (_, i) => NETWORK.request("ping", i)))'),
]);
results.forEach((result) => { if (result !== true) throw new Error(`${result}: ${JSON.stringify(results)}`); });
if (pings.join() !== Array.from({ length: 50 }, (_, i) => i).join()) throw new Error(`pings: ${pings}`);
const late = await worker.execute('NETWORK.request("never", 1, { timeoutMs: 100 }).catch((error) => error.name)');
if (late !== 'TimeoutError') throw new Error(`never: ${late}`);
if (await worker.execute('NETWORK.request("cycle").then((a) => a.a === a)') !== true) throw new Error('a cycle crosses');
await sandbox.shutdown();
