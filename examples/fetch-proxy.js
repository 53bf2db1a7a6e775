// A worker has no network. Its fetch() asks the host, and the host decides what it may reach.
const server = Deno.serve({ port: 0, hostname: 'localhost', onListen() {} }, async (request) => {
  const { pathname } = new URL(request.url);
  if (pathname === '/echo') return new Response(request.body, { headers: request.headers });
  if (pathname === '/data') return Response.json({ answer: 42 });
  return new Response('nothing here', { status: 404, statusText: 'Not Found' });
});
const here = `http://localhost:${server.addr.port}`;

const sandbox = new V8Sandbox();
// With a location, the worker may use relative URLs.
const worker = await sandbox.createIsolate({ location: `${here}/` });

worker.onRequest('fetch', async ({ url, method, headers, body }) => {
  const allowedDomains = ['localhost'];
  const parsed = new URL(url);
  if (!allowedDomains.includes(parsed.hostname)) throw new Error('Domain not allowed');

  const response = await fetch(url, { method, headers, body });
  // The body may be a string, bytes, or a stream, which goes to the worker as it comes.
  return { status: response.status, statusText: response.statusText, headers: Object.fromEntries(response.headers), body: response.body };
});

console.log('data:', await worker.execute(`(async () => (await fetch('data')).json())()`));
console.log('status:', await worker.execute(`fetch('missing').then((response) => response.status)`));
console.log('echo:', await worker.execute(`(async () => {
  const response = await fetch('echo', { method: 'POST', body: new Uint8Array([0, 255, 128]) });
  return [...await response.bytes()].join(' ');
})()`));
console.log('refused:', await worker.execute(`fetch('https://elsewhere.example/').catch(String)`));

worker.destroy();
await sandbox.shutdown();
await server.shutdown();
