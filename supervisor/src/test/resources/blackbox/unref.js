const sandbox = new V8Sandbox();
const worker = await sandbox.createIsolate();
await worker.execute('setInterval(() => {}, 5)');
console.log(worker.unref() === worker);
