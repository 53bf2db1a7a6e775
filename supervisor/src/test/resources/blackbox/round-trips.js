// 10 000 messages each way on each of 200 isolates' two agents: nothing lost, order kept.
const COUNT = 10_000;
const sandbox = new V8Sandbox({ agents: 2 });
const workers = await Promise.all(Array.from({ length: 200 }, () => sandbox.createIsolate()));
console.log(sandbox.isolateCount(), sandbox.threadCount());
const perWorker = COUNT / workers.length;
const outcomes = await Promise.all(workers.map(async (worker) => {
  const heard = [];
  const done = new Promise((resolve) => {
    worker.on('echo', (n) => {
      heard.push(n);
      if (heard.length === perWorker) resolve();
    });
  });
  worker.execute(`NETWORK.on('n', (n) => NETWORK.send('echo', n)); undefined`);
  for (let i = 0; i < perWorker; i++) worker.send('n', i);
  await done;
  return heard.every((n, i) => n === i);
}));
console.log('spread', outcomes.length, outcomes.every(Boolean));

const [one] = workers;
let next = 0;
let inOrder = true;
one.onRequest('next', (n) => {
  inOrder &&= n === next;
  return next++;
});
const counted = await one.execute(`(async () => {
  for (let i = 0; i < ${COUNT}; i++) if (await NETWORK.request('next', i) !== i) return 'wrong at ' + i;
  return ${COUNT};
})()`);
console.log('worker asks', counted, next, inOrder);
await one.execute(`NETWORK.onRequest('same', (n) => n); undefined`);
let wrong = 0;
for (let i = 0; i < COUNT; i++) if (await one.request('same', i) !== i) wrong++;
console.log('host asks', COUNT, wrong);
await sandbox.shutdown();
console.log(sandbox.isolateCount());
