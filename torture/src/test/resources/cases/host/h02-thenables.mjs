// H02 thenables, toJSON and Symbol.toPrimitive do not survive the way: the host gets plain data
const sandbox = new V8Sandbox();
const worker = await sandbox.createIsolate();
const heard = [];
worker.on('data', (data) => heard.push(data));
const failures = await worker.execute(`
  const failures = [];
  const attempt = (data) => { try { NETWORK.send('data', data); } catch (error) { failures.push(error.name); } };
  attempt({ then: 'no function', catch: 1 });
  attempt({ then() { throw 1; } });
  attempt({ toJSON: 5, valueOf: 6, [Symbol.toPrimitive]: () => 7 });
  attempt({ get then() { return 'read once'; }, date: new Date(1e99) });
  attempt(new Proxy({ a: 1 }, { ownKeys() { return ['a']; } }));
  failures
`);
await worker.execute('1');
if (failures.join() !== 'DataCloneError,DataCloneError') throw new Error(`failures: ${failures}`);
for (const data of heard) {
  if (typeof data.then === 'function' || typeof data.toJSON === 'function') throw new Error('a function came through');
  if ((await data) !== data) throw new Error('awaiting it calls back');
}
if (heard.length !== 3 || heard[1].toJSON !== 5 || !Number.isNaN(heard[2].date.getTime())) throw new Error('data changed');
const answer = await worker.execute('({ then: 1, list: [{ then: 2 }] })');
if (answer.then !== 1 || answer.list[0].then !== 2) throw new Error('the answer changed');
await sandbox.shutdown();
