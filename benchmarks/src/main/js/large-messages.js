// How fast large messages cross: large-messages.js -- <bytes of each> <mebibytes in all>. Prints MiB/s to the host and to a worker.
const bytes = Number(Deno.args[0] ?? 1 << 20);
const mebibytes = Number(Deno.args[1] ?? 512);
const count = Math.ceil((mebibytes << 20) / bytes);
const sandbox = new V8Sandbox({ agents: 1, memoryLimitMb: 512, cpuLimitMs: 0 });
const worker = await sandbox.createIsolate();
const print = (what, begin) =>
  console.log(`${what} ${Math.round(mebibytes / (performance.now() - begin) * 1000)} MiB/s`);

let heard = 0;
const all = new Promise((resolve) => worker.on('data', () => { if (++heard === count) resolve(); }));
await worker.execute(`
  let heard = 0;
  NETWORK.on('data', () => { heard++; });
  NETWORK.onRequest('heard', () => heard);
  NETWORK.on('begin', async () => {
    const data = new Uint8Array(${bytes});
    for (let i = 0; i < ${count}; i++) {
      NETWORK.send('data', data);
      if (i % 8 === 7) await new Promise((resolve) => setTimeout(resolve, 0));
    }
  });
`);
let begin = performance.now();
worker.send('begin');
await all;
print('to the host', begin);

const data = new Uint8Array(bytes);
begin = performance.now();
for (let i = 0; i < count; i++) {
  worker.send('data', data);
  if (i % 4 === 3) await worker.request('heard');
}
if (await worker.request('heard') !== count) throw new Error('messages were lost');
print('to a worker', begin);
sandbox.shutdown();
