// What the host says to one isolate is applied in order; what a worker emitted comes before its end.
const sandbox = new V8Sandbox();
const worker = await sandbox.createIsolate();
const heard = [];
let ends = 0;
worker.on('event', (n) => heard.push(n));
const ended = new Promise((resolve) => {
  for (const event of ['destroyed', 'terminated']) {
    worker.onSystem(event, ({ reason }) => {
      ends++;
      heard.push(reason);
      resolve();
    });
  }
});
worker.execute(`NETWORK.on('say', (n) => NETWORK.send('event', n)); NETWORK.send('event', 'first')`);
for (let i = 0; i < 10_000; i++) worker.send('say', i);
worker.execute(`NETWORK.send('event', 'last')`);
worker.destroy();
console.log(String(worker), worker.destroyed);
for (const act of [() => worker.send('say', 1), () => worker.execute('1'), () => worker.destroy()]) {
  try {
    act();
    console.log('must not be reached');
  } catch (error) {
    console.log(`${error.name}: ${error.message}`);
  }
}
await worker.request('x').catch((error) => console.log(`${error.name}: ${error.message}`));
await ended;
console.log(heard.length, heard[0], heard.at(-2), heard.at(-1), heard.slice(1, 10_001).every((n, i) => n === i));
console.log(sandbox.isolateCount());
await sandbox.shutdown();
console.log('ends', ends);
await sandbox.createIsolate().catch((error) => console.log(`${error.name}: ${error.message}`));
