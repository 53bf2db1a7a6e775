// From the start of the process to a worker's first message, which the program that runs this one times.
const sandbox = new V8Sandbox({ agents: 1 });
const worker = await sandbox.createIsolate();
worker.on('first', () => {
  console.log('first');
  sandbox.shutdown();
});
worker.execute(`NETWORK.send('first', 1)`);
