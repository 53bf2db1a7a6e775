// Three workers in two agent processes work at the same time; each answers when it is done.
const sandbox = new V8Sandbox();
const workers = await Promise.all([
  sandbox.createIsolate(),
  sandbox.createIsolate(),
  sandbox.createIsolate()
]);
console.log(`${sandbox.isolateCount()} workers on ${sandbox.threadCount()} agents`);

const finished = workers.map((worker, i) => new Promise((resolve) => {
  worker.on('done', (result) => {
    console.log(`Worker ${i}:`, result);
    resolve(undefined);
  });

  worker.execute(`
    NETWORK.on('task', async (data) => {
      // Process data
      NETWORK.send('done', { processed: data });
    });
  `);
}));

// Distribute tasks
workers.forEach((worker, i) => {
  worker.send('task', { id: i, data: '...' });
});

await Promise.all(finished);
await sandbox.shutdown();
console.log(`${sandbox.isolateCount()} workers left`);
