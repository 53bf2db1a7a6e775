// What a short program does, for the training run of the class cache: see scripts/network-runtime.
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
// A server and a client of it. No fetch and no WebSocket: their classes would make the cache slower for those that need none.
const server = Deno.serve({ hostname: '127.0.0.1', port: 0, onListen() {} }, (request) =>
  new Response(`${request.method} ${request.url} ${request.headers.get('host')}`));
const conn = await Deno.connect({ hostname: '127.0.0.1', port: server.addr.port });
for (let i = 0; i < 50; i++) {
  await conn.write(new TextEncoder().encode('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'));
  await conn.read(new Uint8Array(1000));
}
conn.close();
await server.shutdown();
await worker.execute('const typed: number = 1; typed', { language: 'ts' });
await worker.executeModule('./a.js', { modules: { 'a.js': 'export default 1' } });
await new Promise((resolve) => setTimeout(resolve, 1));
worker.destroy();
sandbox.shutdown();
