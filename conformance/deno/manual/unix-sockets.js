// Unix sockets, as on https://docs.deno.com/examples/unix_sockets/ (listen, connect, serve)
const folder = await Deno.makeTempDir();
const listener = Deno.listen({ transport: 'unix', path: `${folder}/socket` });
console.log(listener.addr.transport, listener.addr.path === `${folder}/socket`);
const accepting = listener.accept();
const client = await Deno.connect({ transport: 'unix', path: `${folder}/socket` });
const server = await accepting;
await client.write(new TextEncoder().encode('ping'));
const buffer = new Uint8Array(16);
const count = await server.read(buffer);
console.log(new TextDecoder().decode(buffer.subarray(0, count)));
await server.write(new TextEncoder().encode('pong'));
server.close();
console.log(await new Response(client.readable).text());
listener.close();

const http = Deno.serve({ path: `${folder}/http`, onListen: ({ path }) => console.log('serving', path === `${folder}/http`) },
  (request) => new Response(`${new URL(request.url).pathname}`));
const conn = await Deno.connect({ transport: 'unix', path: `${folder}/http` });
await conn.write(new TextEncoder().encode('GET /over/unix HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'));
const answer = await new Response(conn.readable).text();
console.log(answer.split('\r\n')[0], answer.split('\r\n\r\n')[1]);
await http.shutdown();
await Deno.remove(folder, { recursive: true });
