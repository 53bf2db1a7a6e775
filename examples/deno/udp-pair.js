// Two UDP sockets: one asks the time of day in a made-up city, the other answers whoever asked.
const server = Deno.listenDatagram({ transport: 'udp', hostname: '127.0.0.1', port: 0 });
const client = Deno.listenDatagram({ transport: 'udp', hostname: '127.0.0.1', port: 0 });
const encoder = new TextEncoder();
const decoder = new TextDecoder();

const serving = (async () => {
  for await (const [question, from] of server) {
    const answer = `it is always noon in ${decoder.decode(question)}`;
    await server.send(encoder.encode(answer), from);
  }
})();

for (const city of ['Éa', 'Sarnath', 'Ys']) {
  await client.send(encoder.encode(city), server.addr);
  const [answer, from] = await client.receive();
  console.log(decoder.decode(answer), Deno.inspect(from) === Deno.inspect(server.addr));
}
server.close();
client.close();
await serving;
