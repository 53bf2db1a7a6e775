// Bodies that come a packet after their heads, over connections that are used again.
const server = Deno.serve({ port: 0, hostname: 'localhost', onListen() {} }, (request) => new Response(request.body));
let whole = 0;
for (let i = 0; i < 60; i++) {
  const response = await fetch(`http://localhost:${server.addr.port}/`, { method: 'POST', body: `body ${i}` });
  if (await response.text() === `body ${i}`) whole++;
}
console.log(`${whole} whole bodies`);
await server.shutdown();
