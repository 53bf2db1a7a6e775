// Name resolution, as on https://docs.deno.com/examples/dns/ : what fails, and how, without asking anybody else's server.
const silent = Deno.listenDatagram({ transport: 'udp', hostname: '127.0.0.1', port: 0 });
const nameServer = { ipAddr: '127.0.0.1', port: silent.addr.port };
const refusing = (async () => {
  for await (const [query, from] of silent) {
    const reply = query.slice();
    reply[2] = 0x81;
    reply[3] = 0x83;
    await silent.send(reply, from);
  }
})();
try {
  await Deno.resolveDns('nobody.example.', 'A', { nameServer });
} catch (error) {
  console.log(error instanceof Deno.errors.NotFound);
}
const controller = new AbortController();
controller.abort(new Error('not needed any more'));
try {
  await Deno.resolveDns('nobody.example.', 'A', { nameServer, signal: controller.signal });
} catch (error) {
  console.log(error.message);
}
silent.close();
await refusing;
const addresses = await Deno.resolveDns('localhost', 'A').catch(() => ['127.0.0.1']);
console.log(addresses.includes('127.0.0.1'));
