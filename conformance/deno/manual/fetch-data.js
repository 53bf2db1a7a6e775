// fetch against a server of this program, as on https://docs.deno.com/examples/fetch_data/
const server = Deno.serve({ port: 0, hostname: '127.0.0.1', onListen() {} }, async (request) => {
  const { pathname } = new URL(request.url);
  if (pathname === '/json') return Response.json({ accept: request.headers.get('accept'), agent: request.headers.has('user-agent') });
  if (pathname === '/form') {
    const form = await request.formData();
    const file = form.get('file');
    return Response.json({ name: form.get('name'), file: file.name, type: file.type, content: await file.text() });
  }
  if (pathname === '/slow') return new Promise(() => {});
  return new Response(request.body, { headers: { 'x-method': request.method } });
});
const base = `http://127.0.0.1:${server.addr.port}`;

const json = await fetch(new URL('/json', base), { headers: { accept: 'application/json' } });
console.log(json.headers.get('content-type'), await json.json());

const form = new FormData();
form.append('name', 'Deno');
form.append('file', new File(['content'], 'a.txt', { type: 'text/plain' }));
console.log(await (await fetch(`${base}/form`, { method: 'POST', body: form })).json());

const stream = ReadableStream.from(['a ', 'streamed ', 'body']).pipeThrough(new TextEncoderStream());
const echoed = await fetch(`${base}/`, new Request(base, { method: 'PUT', body: stream, duplex: 'half' }));
console.log(echoed.headers.get('x-method'), await echoed.text());

try {
  await fetch(`${base}/slow`, { signal: AbortSignal.timeout(50) });
} catch (error) {
  console.log(error.name);
}
try {
  const listener = Deno.listen({ port: 0, hostname: '127.0.0.1' });
  const { port } = listener.addr;
  listener.close();
  await fetch(`http://127.0.0.1:${port}/`);
} catch (error) {
  console.log(error instanceof TypeError);
}
Deno.exit(0);
