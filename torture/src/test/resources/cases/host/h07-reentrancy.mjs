// H07 a worker that makes its host call back, destroy and create in a loop
console.error = () => {};
const sandbox = new V8Sandbox();
let made = 0;
async function spawn() {
  made++;
  const worker = await sandbox.createIsolate({ tenant: 'hostile' });
  worker.onRequest('again', async () => {
    const value = await worker.execute('40 + 2');
    if (made < 40) await spawn();
    worker.destroy();
    return value;
  });
  worker.execute('NETWORK.request("again").catch(() => {})').catch(() => {});
}
await spawn();
while (made < 40 || sandbox.isolateCount() > 0) await new Promise((resolve) => setTimeout(resolve, 10));
const bystander = await sandbox.createIsolate({ tenant: 'bystander' });
if (await bystander.execute('6 * 7') !== 42) throw new Error('the bystander');
await sandbox.shutdown();
