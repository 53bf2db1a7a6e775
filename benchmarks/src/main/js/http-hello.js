// Requests answered per second on connections that are kept alive: connections, requests on each, rounds. Runs on Deno too.
const [connections, requests, rounds] = Deno.args.map(Number);
const server = Deno.serve({ hostname: '127.0.0.1', port: 0, onListen() {} }, () => new Response('Hello, world'));
const decoder = new TextDecoder();
const request = new TextEncoder().encode('GET /hello HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n\r\n');

async function ask(conn) {
  const buffer = new Uint8Array(4096);
  for (let i = 0; i < requests; i++) {
    for (let sent = 0; sent < request.length;) sent += await conn.write(request.subarray(sent));
    for (let text = ''; !text.endsWith('\r\n\r\nHello, world');) text += decoder.decode(buffer.subarray(0, await conn.read(buffer)));
  }
}

const conns = [];
for (let i = 0; i < connections; i++) conns.push(await Deno.connect({ hostname: '127.0.0.1', port: server.addr.port }));
for (let round = 0; round < rounds; round++) {
  const start = performance.now();
  await Promise.all(conns.map(ask));
  console.log(connections * requests / (performance.now() - start) * 1000);
}
for (const conn of conns) conn.close();
await server.shutdown();
