// L03 console lines longer than any that the host takes: they are cut, and the worker does not notice
const sandbox = new V8Sandbox({ console: 'event' });
const worker = await sandbox.createIsolate({ cpuLimitMs: 5000 });
const lengths = [];
worker.onSystem('console', ({ text }) => lengths.push(text.length));
const result = await worker.execute(`
  console.log('x'.repeat(1e6));
  console.log('\u20ac'.repeat(1e6));
  console.table(Array.from({ length: 1000 }, () => ({ a: 'value' })));
  'fine'`);
if (result !== 'fine') throw new Error(`the worker: ${result}`);
if (lengths.length !== 3 || lengths.some((length) => length < 10_000 || length > 65_536)) throw new Error(lengths.join());
await sandbox.shutdown();
