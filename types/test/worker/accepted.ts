// What must be accepted in a worker, and the types that come out.

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function is<_Holds extends true>() {}

NETWORK.on('compute', (data) => {
  NETWORK.send('result', { answer: data.x + data.y });
});
const onTask = async (task: { id: number }) => {
  NETWORK.send('done', { processed: task.id, bytes: new Uint8Array(3), big: 1n });
};
NETWORK.on('task', onTask);
NETWORK.once<string>('name', (name) => name.length);
NETWORK.off('task', onTask);
NETWORK.off('task');
NETWORK.send('ready');

const config = await NETWORK.request<{ content: string }>('readFile', { path: './config.json' });
is<Equal<typeof config, { content: string }>>();
const loose = await NETWORK.request('readFile', { path: 'a' }, { timeoutMs: 10, signal: new AbortController().signal });
loose.anything.goes;
NETWORK.onRequest('sum', ({ a, b }: { a: number; b: number }) => a + b);
NETWORK.onRequest('later', async () => undefined);

const response = await fetch('https://api.example.com/data');
const data: unknown = await response.json();
new WebSocket('wss://example.com', ['a']).binaryType = 'arraybuffer';
crypto.getRandomValues(new Uint8Array(4));
new TextDecoder('shift_jis').decode(new Uint8Array(2));
new ReadableStream({ pull: (controller) => controller.close() }).pipeThrough(new CompressionStream('gzip'));
addEventListener('unhandledrejection', (event) => event.preventDefault());
console.log(data, self === globalThis, navigator.userAgent);
