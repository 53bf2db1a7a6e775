const sandbox = new V8Sandbox({ agents: 1 });
const workers = await Promise.all(Array.from({ length: 5 }, () => sandbox.createIsolate()));
const heard = [];
for (const worker of workers) {
  worker.on('done', (n) => heard.push(`done ${n}`));
  worker.onSystem('destroyed', ({ reason, cpuMs, wallMs, heapBytes, externalBytes, peakRssBytes }) => {
    const numbers = [cpuMs, wallMs, heapBytes, externalBytes, peakRssBytes].every((n) => typeof n === 'number' && n >= 0);
    heard.push(`${worker.id} ${reason} ${numbers}`);
  });
  worker.execute(`NETWORK.on('work', async (n) => { await null; NETWORK.send('done', n); })`);
  worker.send('work', worker.id);
}
const pending = workers[0].execute('new Promise(() => {})').catch((error) => `${error.name}: ${error.message}`);
await sandbox.shutdown();
console.log(heard.filter((line) => line.startsWith('done')).sort());
console.log(heard.filter((line) => !line.startsWith('done')).sort());
console.log(await pending);
console.log(sandbox.isolateCount(), workers.every((worker) => worker.destroyed));
