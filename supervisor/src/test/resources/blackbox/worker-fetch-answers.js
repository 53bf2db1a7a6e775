// Whatever a handler of a worker's fetch gives, the worker has a response or a TypeError, and the host goes on.
const sandbox = new V8Sandbox({ agents: 1 });
const worker = await sandbox.createIsolate({ location: 'https://page.test/' });
const bytes = (length) => new Uint8Array(length).fill(65);
const streamOf = (...chunks) => new ReadableStream({ start(c) { chunks.forEach((chunk) => c.enqueue(chunk)); c.close(); } });
const read = new Response('x');
await read.text();
const locked = streamOf(bytes(1));
locked.getReader();

const answers = {
  response: () => new Response('text', { status: 201, headers: { 'x-a': '1' } }),
  'without a body': () => new Response(null, { status: 204 }),
  'read already': () => read,
  'of the network': () => Response.error(),
  headers: () => ({ headers: new Headers({ 'x-a': '1' }), body: 'b' }),
  'lists of values': () => ({ headers: { 'x-a': ['1', '2'] }, body: 'b' }),
  'name of a header': () => ({ headers: { 'x a': '1' } }),
  'value of a header': () => ({ headers: { 'x-a': '1\r\nx-b: 2' } }),
  'other characters': () => ({ headers: { 'x-a': '\u20ac' } }),
  blob: () => ({ body: new Blob(['bl', 'ob'], { type: 'text/x' }) }),
  parameters: () => ({ body: new URLSearchParams('a=b') }),
  view: () => ({ body: new DataView(bytes(5).buffer, 1, 2) }),
  'long text': () => ({ body: 'x'.repeat(17 << 20) }),
  'many bytes': () => ({ body: bytes(17 << 20) }),
  locked: () => ({ body: locked }),
  'stream of text': () => ({ body: streamOf('text') }),
  'throwing body': () => ({ get body() { throw new RangeError('no body'); } }),
  'throwing headers': () => ({ body: streamOf(bytes(1)), get headers() { throw new RangeError('no headers'); } }),
  number: () => 5,
  thrown: () => { throw null; },
};
let answer;
worker.onRequest('fetch', () => answer());
const look = `(async () => {
  const response = await fetch('/');
  const text = await response.text();
  return [response.status, response.url, JSON.stringify([...response.headers]), text.length > 99 ? text.length : text].join(' ');
})().catch(String)`;
for (const name in answers) {
  answer = answers[name];
  console.log(`${name}:`, await worker.execute(look));
}
await sandbox.shutdown();
