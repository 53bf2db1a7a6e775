// UDP, as on https://docs.deno.com/examples/udp_connector/ (--unstable-net)
const listener = Deno.listenDatagram({ port: 0, transport: 'udp', hostname: '127.0.0.1' });
const peer = Deno.listenDatagram({ port: 0, transport: 'udp', hostname: '127.0.0.1' });
await peer.send(new TextEncoder().encode('ping'), listener.addr);
const [data, from] = await listener.receive();
console.log(new TextDecoder().decode(data), from.transport, from.port === peer.addr.port);
await listener.send(new TextEncoder().encode('pong'), from);
for await (const [reply] of peer) {
  console.log(new TextDecoder().decode(reply));
  break;
}
listener.close();
peer.close();
