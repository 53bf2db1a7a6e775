// H10 who speaks is stamped by the host, whatever the data claim
const sandbox = new V8Sandbox();
const workers = await Promise.all(['a', 'b'].map((tenant) => sandbox.createIsolate({ tenant, name: tenant })));
const heard = [[], []];
workers.forEach((worker, i) => {
  worker.on('claim', (data) => heard[i].push(data));
  worker.onRequest('who', () => workers[i].name);
});
const claim = `NETWORK.send('claim', { id: 0, isolate: 0, tenant: 'a', name: 'a', __proto__: { id: 0 } });
  NETWORK.request('who', { id: 0, tenant: 'a' })`;
const answers = await Promise.all(workers.map((worker) => worker.execute(claim)));
await Promise.all(workers.map((worker) => worker.execute('1')));
if (answers.join() !== 'a,b') throw new Error(`answers: ${answers}`);
if (heard[0].length !== 1 || heard[1].length !== 1) throw new Error('a message went astray');
await sandbox.shutdown();
