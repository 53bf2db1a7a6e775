// Requests both ways, and every way in which one can fail.
const sandbox = new V8Sandbox();
const worker = await sandbox.createIsolate();
const attempt = async (what, promise) => {
  try {
    console.log(what, '=>', await promise);
  } catch (error) {
    console.log(what, '=> throws', error?.name, '|', error?.message);
  }
};
const inWorker = (what, code) => attempt(what, worker.execute(code));

worker.onRequest('double', (n) => n * 2);
worker.onRequest('later', async (n) => n + 1);
worker.onRequest('nothing', () => {});
worker.onRequest('never', () => new Promise(() => {}));
await inWorker('double', `NETWORK.request('double', 21)`);
await inWorker('later', `NETWORK.request('later', 1)`);
await inWorker('nothing', `NETWORK.request('nothing')`);
await inWorker('unknown', `NETWORK.request('unknown')`);
for (const name of ['__proto__', 'constructor', 'toString', '__request', '__response', 'fetch!']) {
  await inWorker(name, `NETWORK.request(${JSON.stringify(name)})`);
}
await inWorker('timeout', `NETWORK.request('never', null, { timeoutMs: 20 })`);
await inWorker('signal', `const c = new AbortController(); setTimeout(() => c.abort(), 10);
  NETWORK.request('never', null, { signal: c.signal })`);
await inWorker('aborted', `NETWORK.request('never', null, { signal: AbortSignal.abort('my reason') }).catch((r) => r)`);
await inWorker('function', `NETWORK.request('double', () => {})`);
await inWorker('timeoutMs', `NETWORK.request('double', 1, { timeoutMs: -1 })`);

await worker.execute(`
  NETWORK.onRequest('double', (n) => n * 2);
  NETWORK.onRequest('later', async (n) => n + 1);
  NETWORK.onRequest('never', () => new Promise(() => {}));
  NETWORK.onRequest('throw', (what) => { throw what === 'error' ? new RangeError('as asked') : what; });
  NETWORK.onRequest('reject', async (what) => { throw what; });
  NETWORK.onRequest('symbol', () => Symbol('x'));
  undefined;
`);
await attempt('host double', worker.request('double', 21));
await attempt('host later', worker.request('later', 1));
await attempt('host unknown', worker.request('unknown'));
await attempt('host __proto__', worker.request('__proto__'));
await attempt('host throw', worker.request('throw', 'error'));
await attempt('host throw empty', worker.request('throw', ''));
await attempt('host reject undefined', worker.request('reject', undefined));
await attempt('host symbol', worker.request('symbol'));
await attempt('host timeout', worker.request('never', null, { timeoutMs: 20 }));
await attempt('host signal', worker.request('never', null, { signal: AbortSignal.timeout(20) }));
await attempt('host function', worker.request('double', () => {}));
const pending = attempt('host pending at the end', worker.request('never'));
worker.destroy();
await pending;
