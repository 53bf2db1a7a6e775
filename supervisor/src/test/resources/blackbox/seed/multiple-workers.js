const sandbox = new V8Sandbox();
const workers = await Promise.all([
  sandbox.createIsolate(),
  sandbox.createIsolate(),
  sandbox.createIsolate()
]);

workers.forEach((worker, i) => {
  worker.on('done', (result) => {
    console.log(`Worker ${i}:`, result);
  });

  worker.execute(`
    NETWORK.on('task', async (data) => {
      // Process data
      NETWORK.send('done', { processed: data });
    });
  `);
});

// Distribute tasks
workers.forEach((worker, i) => {
  worker.send('task', { id: i, data: '...' });
});
