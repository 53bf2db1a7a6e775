// H08 numbers, dates, texts and depths at the edges come through as they are, or are refused at the sender
const sandbox = new V8Sandbox();
const worker = await sandbox.createIsolate({ cpuLimitMs: 10_000 });
const heard = [];
worker.on('data', (data) => heard.push(data));
const refused = await worker.execute(`
  const values = [-0, NaN, Infinity, 1e400, 2 ** 53 + 2, 5e-324, 10n ** 100_000n, -(10n ** 30n), new Date(NaN),
    new Date(8.64e15), new Date(-8.64e15), '\\ud800', '\\u0000', '\\u2028', [, 1], [undefined], { a: undefined }];
  let deep = [];
  for (let i = 0; i < 100_000; i++) deep = [deep];
  let flat = { map: new Map() };
  for (let i = 0; i < 100_000; i++) flat = { flat };
  const refused = [];
  for (const value of [...values, deep, flat]) {
    try { NETWORK.send('data', value); } catch (error) { refused.push(error.name); }
  }
  refused
`);
await worker.execute('1');
if (refused.join() !== 'DataCloneError,DataCloneError') throw new Error(`refused: ${refused}`);
const same = (a, b) => Object.is(a, b) || (a instanceof Date && Object.is(a.getTime(), b.getTime()));
[-0, NaN, Infinity, Infinity, 2 ** 53 + 2, 5e-324, 10n ** 100_000n, -(10n ** 30n), new Date(NaN), new Date(8.64e15),
  new Date(-8.64e15), '\ud800', '\u0000', '\u2028'].forEach((value, i) => {
  if (!same(value, heard[i])) throw new Error(`${i}: ${String(heard[i]).slice(0, 50)}`);
});
if (heard.length !== 17 || 0 in heard[14] || !(0 in heard[15]) || !('a' in heard[16])) throw new Error('holes');
await sandbox.shutdown();
