const sandbox = new V8Sandbox();
const worker = await sandbox.createIsolate();
await worker.execute('missing.property', { filename: 'guest.js' });
console.log('must not run');
