// What a short program does, for the training run of the class cache: see scripts/network-runtime. No server, no fetch and no
// WebSocket: every class that the cache holds is loaded at each start, so theirs would slow those down that need none.
Deno.unrefTimer(setTimeout(() => Deno.exit(1), 60_000));
const sandbox = new V8Sandbox();
const worker = await sandbox.createIsolate();
const done = new Promise((resolve) => worker.on('done', resolve));
worker.onRequest('ask', async (data) => ({ data }));
worker.onSystem('destroyed', () => {});
worker.execute(`
  NETWORK.on('work', async (data) => NETWORK.send('done', { data, answer: await NETWORK.request('ask', data) }));
  NETWORK.onRequest('echo', (data) => data);
`);
for (let i = 0; i < 50; i++) await worker.request('echo', { i, text: 'x'.repeat(i) });
worker.send('work', { x: 10, y: 5 });
await done;
await worker.execute('null.x').catch(() => {});
console.log('trained', { sandbox: String(sandbox), list: [1, 'two', new Map([[3, 4]])] }, Deno.cwd());
// TypeScript twice: a text that was never seen goes through the compiler, one that was comes from the cache.
const folder = await Deno.makeTempDir();
const text = `export const trained: number = ${Date.now()}; interface Unused { text: string }`;
for (const name of ['first.ts', 'second.ts']) {
  await Deno.writeTextFile(`${folder}/${name}`, text);
  await import(`file://${folder}/${name}`);
}
await Deno.remove(folder, { recursive: true });
await worker.execute('const typed: number = 1; typed', { language: 'ts' });
await worker.executeModule('./a.js', { modules: { 'a.js': 'export default 1' } });
await new Promise((resolve) => setTimeout(resolve, 1));
worker.destroy();
sandbox.shutdown();
