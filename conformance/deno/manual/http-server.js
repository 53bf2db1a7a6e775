// A server that routes, reads bodies, streams, and shuts down, as on https://docs.deno.com/runtime/fundamentals/http_server/
const pattern = new URLPattern({ pathname: '/users/:id' });

const server = Deno.serve({
  port: 0,
  hostname: '127.0.0.1',
  onListen: ({ port, hostname }) => console.log(`Listening on ${hostname}`, port > 0),
  onError: (error) => new Response(`Sorry: ${error.message}`, { status: 500 }),
}, async (request, info) => {
  const url = new URL(request.url);
  const user = pattern.exec(url);
  if (user) return Response.json({ id: user.pathname.groups.id, from: info.remoteAddr.hostname });
  switch (url.pathname) {
    case '/':
      return new Response('Hello, World!', { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } });
    case '/echo':
      return new Response(`${request.method} ${await request.text()}`);
    case '/count': {
      let n = 0;
      const body = new ReadableStream({
        pull(controller) {
          if (n === 3) controller.close();
          else controller.enqueue(new TextEncoder().encode(`${++n}\n`));
        },
      });
      return new Response(body, { headers: { 'content-type': 'text/plain', 'x-content-type-options': 'nosniff' } });
    }
    case '/move':
      return Response.redirect(new URL('/', url), 302);
    case '/cookies':
      return new Response(null, { status: 204, headers: [['set-cookie', 'a=1'], ['set-cookie', 'b=2']] });
    case '/fail':
      throw new Error('no luck');
    default:
      return new Response('404: Not Found', { status: 404 });
  }
});

const base = `http://127.0.0.1:${server.addr.port}`;
const index = await fetch(`${base}/`);
console.log(index.status, index.headers.get('content-type'), await index.text());
console.log(await (await fetch(`${base}/users/42`)).json());
console.log(await (await fetch(`${base}/echo`, { method: 'POST', body: 'a body' })).text());
console.log(await (await fetch(`${base}/count`)).text());
const moved = await fetch(`${base}/move`);
console.log(moved.status, moved.redirected, await moved.text());
const cookies = await fetch(`${base}/cookies`);
console.log(cookies.status, cookies.headers.getSetCookie());
const failed = await fetch(`${base}/fail`);
console.log(failed.status, await failed.text());
const missing = await fetch(`${base}/nowhere`);
console.log(missing.status, missing.ok, await missing.text());

await server.shutdown();
await server.finished;
console.log('closed');
