// fetch with clients of its own. https://docs.deno.com/api/deno/~/Deno.createHttpClient
import { assertEquals, assertRejects, run, test } from './harness.js';

const testdata = `${import.meta.dirname}/testdata`;
const cert = Deno.readTextFileSync(`${testdata}/localhost.crt.pem`);
const key = Deno.readTextFileSync(`${testdata}/localhost.key.pem`);
const quiet = { hostname: '127.0.0.1', port: 0, onListen() {} };

test('a certificate is trusted by the client that was given it, and by no other', async () => {
  await using server = Deno.serve({ ...quiet, cert, key }, async (request) => new Response(`<${await request.text()}>`));
  const url = `https://localhost:${server.addr.port}/`;
  await assertRejects(() => fetch(url), TypeError);
  for (const http2 of [true, false]) {
    using client = Deno.createHttpClient({ caCerts: [cert], http2 });
    assertEquals(await (await fetch(url, { client })).text(), '<>');
    const request = new Request(url, { method: 'POST', body: 'a body', client });
    assertEquals(await (await fetch(request)).text(), '<a body>');
  }
});
test('requests go through a proxy', async () => {
  const seen = [];
  await using proxy = Deno.serve(quiet, (request) => {
    seen.push(request.url);
    return new Response('from the proxy');
  });
  using client = Deno.createHttpClient({ proxy: { url: `http://127.0.0.1:${proxy.addr.port}` } });
  assertEquals(await (await fetch('http://somewhere.test/path', { client })).text(), 'from the proxy');
  assertEquals(seen, ['http://somewhere.test/path']);
});
test('requests to the ports of other services are blocked, also by a redirect', async () => {
  for (const port of [1, 22, 25, 6000, 10080]) await assertRejects(() => fetch(`http://127.0.0.1:${port}/`), TypeError, 'blocked');
  await using server = Deno.serve(quiet, () => Response.redirect('http://127.0.0.1:25/'));
  await assertRejects(() => fetch(`http://127.0.0.1:${server.addr.port}/`), TypeError, 'blocked');
});
test('what is no client, and a client that is closed', async () => {
  await using server = Deno.serve(quiet, () => new Response('x'));
  const url = `http://127.0.0.1:${server.addr.port}/`;
  const client = Deno.createHttpClient({});
  assertEquals(await (await fetch(url, { client })).text(), 'x');
  client.close();
  await assertRejects(() => fetch(url, { client }), Error);
  await assertRejects(() => fetch(url, { client: 'x' }), TypeError);
});
test('a compressed piece is there while the response goes on', async () => {
  const piece = 'a piece of text '.repeat(10);
  let rest;
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(piece));
      rest = controller;
    },
  });
  await using server = Deno.serve({ ...quiet, automaticCompression: true }, () =>
    new Response(body, { headers: { 'content-type': 'text/plain' } }));
  const response = await fetch(`http://127.0.0.1:${server.addr.port}/`);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let got = '';
  while (got.length < piece.length) got += (await reader.read()).value;
  assertEquals(got, piece);
  rest.close();
  assertEquals((await reader.read()).done, true);
});
await run();
