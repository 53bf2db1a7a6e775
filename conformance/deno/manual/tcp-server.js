// A TCP echo server and its client, as on https://docs.deno.com/examples/tcp_echo_server/ and .../tcp_connector/
const listener = Deno.listen({ hostname: '127.0.0.1', port: 0 });
console.log(listener.addr.transport, listener.addr.hostname);
const serving = (async () => {
  for await (const conn of listener) conn.readable.pipeTo(conn.writable).catch(() => {});
})();

const conn = await Deno.connect({ hostname: '127.0.0.1', port: listener.addr.port });
conn.setNoDelay(true);
conn.setKeepAlive(true);
await conn.write(new TextEncoder().encode('hello '));
await conn.write(new TextEncoder().encode('TCP'));
await conn.closeWrite();
console.log(await new Response(conn.readable).text());
listener.close();
await serving;

try {
  await Deno.connect({ hostname: '127.0.0.1', port: listener.addr.port });
} catch (error) {
  console.log(error.name, error.message);
}
