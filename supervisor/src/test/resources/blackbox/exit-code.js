const sandbox = new V8Sandbox();
await sandbox.createIsolate();
setTimeout(() => {}, 60_000);
console.log('leaving');
Deno.exit(7);
console.log('must not run');
