// The host hears of it when nobody will read a body of its answers any more, however the worker came to that.
const sandbox = new V8Sandbox({ agents: 1 });
const worker = await sandbox.createIsolate({ location: 'https://page.test/' });
let cancelled = 0;
let wake = () => {};
const endless = () => new ReadableStream({
  pull(c) { c.enqueue(new Uint8Array(70_000)); },
  cancel() {
    cancelled++;
    wake();
  },
});
const answer = () => ({ status: 200, body: endless() });

async function phase(name, count, code) {
  const before = cancelled;
  const { promise, resolve } = Promise.withResolvers();
  wake = () => { if (cancelled - before >= count) resolve(); };
  wake();
  const running = worker.execute(code);
  await promise;
  await running;
  console.log(`${name}: ${cancelled - before}`);
}

worker.onRequest('fetch', answer);
await phase('cancelled', 5, `(async () => { for (let i = 0; i < 5; i++) await (await fetch('/')).body.cancel(); })()`);
await phase('aborted', 5, `(async () => {
  for (let i = 0; i < 5; i++) {
    const controller = new AbortController();
    await fetch('/', controller);
    controller.abort();
  }
})()`);
// The worker is busy when the answers come, and has given up before it takes them.
await phase('aborted with the answer on its way', 5, `(async () => {
  const controller = new AbortController();
  const asked = Array.from({ length: 5 }, () => fetch('/', controller).catch(() => {}));
  for (const end = Date.now() + 300; Date.now() < end;);
  controller.abort();
  await Promise.all(asked);
})()`);

worker.onRequest('fetch', async (request, { signal }) => {
  await new Promise((resolve) => signal.addEventListener('abort', resolve));
  return answer();
});
await phase('aborted before the answer', 5, `(async () => {
  for (let i = 0; i < 5; i++) await fetch('/', { signal: AbortSignal.timeout(20) }).catch(() => {});
})()`);

const before = cancelled;
worker.onRequest('fetch', answer);
worker.onRequest('enough', () => cancelled > before);
// Collected some time or other, the sooner the more garbage there is.
await worker.execute(`(async () => {
  for (let i = 0; i < 20; i++) await fetch('/');
  while (!await NETWORK.request('enough')) new Uint8Array(1 << 20);
})()`);
console.log('never read: heard of it');
await sandbox.shutdown();
