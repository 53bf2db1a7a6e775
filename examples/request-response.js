// A worker has no file system. It asks the host, and the host decides what it may have.
const readable = ['./config.json'];

const sandbox = new V8Sandbox();
const worker = await sandbox.createIsolate();

worker.onRequest('readFile', async ({ path }) => {
  if (!readable.includes(path)) throw new Error(`not for workers: ${path}`);
  const content = await Deno.readTextFile(new URL(path, import.meta.url));
  return { content };
});

// What a script completes with is the value of execute(); a promise is awaited.
const name = await worker.execute(`
  NETWORK.request('readFile', { path: './config.json' })
    .then((result) => JSON.parse(result.content).name);
`);
console.log('The worker read the name:', name);

// An error of the host's handler is an error of the worker's request.
const refusal = await worker.execute(`
  NETWORK.request('readFile', { path: '/etc/passwd' }).catch((error) => String(error));
`);
console.log('The worker was refused:', refusal);

// The other way round: the host asks the worker.
await worker.execute(`
  NETWORK.onRequest('add', ({ a, b }) => a + b);
  NETWORK.onRequest('never', () => new Promise(() => {}));
`);
console.log('20 + 22 =', await worker.request('add', { a: 20, b: 22 }));

try {
  await worker.request('never', null, { timeoutMs: 50 });
} catch (error) {
  console.log(error.name, '-', error.message);
}

worker.destroy();
await sandbox.shutdown();
