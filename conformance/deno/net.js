// TCP, unix sockets, UDP and TLS. https://docs.deno.com/api/deno/network (Deno itself: run with --unstable-net)
import { assert, assertEquals, assertRejects, assertThrows, readAll, run, test, within } from './harness.js';

const text = (bytes) => new TextDecoder().decode(bytes);
const bytes = (string) => new TextEncoder().encode(string);
const dir = Deno.makeTempDirSync();
const testdata = `${import.meta.dirname}/testdata`;
const cert = Deno.readTextFileSync(`${testdata}/localhost.crt.pem`);
const key = Deno.readTextFileSync(`${testdata}/localhost.key.pem`);

async function pair(listener, connecting) {
  const [server, client] = await Promise.all([listener.accept(), connecting]);
  return { server, client };
}
async function readText(conn, size = 100) {
  const buffer = new Uint8Array(size);
  const count = await conn.read(buffer);
  return count === null ? null : text(buffer.subarray(0, count));
}

test('TCP: listen, connect, both ways, half-close', async () => {
  using listener = Deno.listen({ port: 0 });
  assertEquals([listener.addr.hostname, listener.addr.transport], ['0.0.0.0', 'tcp']);
  const { server, client } = await pair(listener, Deno.connect({ port: listener.addr.port }));
  assertEquals(client.remoteAddr.port, listener.addr.port);
  assertEquals({ ...client.localAddr }, { ...server.remoteAddr });
  assertEquals(await client.write(bytes('hello')), 5);
  assertEquals(await readText(server), 'hello');
  await client.closeWrite();
  assertEquals(await readText(server), null);
  await server.write(bytes('still here'));
  assertEquals(await readText(client), 'still here');
  client.setNoDelay();
  client.setNoDelay(false);
  client.setKeepAlive(true);
  client.close();
  server.close();
  assertThrows(() => client.close(), Deno.errors.BadResource, 'Bad resource ID');
  await assertRejects(() => client.read(new Uint8Array(1)), Deno.errors.BadResource);
});
test('TCP: an echo server by async iteration, its clients by streams', async () => {
  const listener = Deno.listen({ port: 0, hostname: '127.0.0.1' });
  const serving = (async () => {
    for await (const conn of listener) conn.readable.pipeTo(conn.writable).catch(() => {});
  })();
  const clients = Array.from({ length: 20 }, async (_, i) => {
    const conn = await Deno.connect({ hostname: '127.0.0.1', port: listener.addr.port });
    const writer = conn.writable.getWriter();
    const reading = readAll(conn.readable);
    for (let n = 0; n < 10; n++) await writer.write(bytes(`client ${i} line ${n}\n`));
    await conn.closeWrite();
    return [i, await reading];
  });
  for (const [i, echoed] of await Promise.all(clients)) {
    assertEquals(echoed, Array.from({ length: 10 }, (_, n) => `client ${i} line ${n}\n`).join(''));
  }
  listener.close();
  await within(2000, serving, 'the end of the iteration');
});
test('TCP: an echo by streams ends when the reader cancels', async () => {
  using listener = Deno.listen({ port: 0, hostname: '127.0.0.1' });
  const { server, client } = await pair(listener, Deno.connect({ hostname: '127.0.0.1', port: listener.addr.port }));
  const echo = server.readable.pipeTo(server.writable);
  const reader = client.readable.getReader();
  const writer = client.writable.getWriter();
  await writer.write(bytes('Hello World'));
  assertEquals(text((await reader.read()).value), 'Hello World');
  await reader.cancel();
  await within(2000, echo, 'the echo');
});
test('unix sockets: an echo by streams ends when the reader cancels, and with the end of what it reads', async () => {
  const path = `${dir}/echo`;
  using listener = Deno.listen({ transport: 'unix', path });
  for (const end of [({ reader }) => reader.cancel(), ({ client }) => client.closeWrite()]) {
    const { server, client } = await pair(listener, Deno.connect({ transport: 'unix', path }));
    const echo = server.readable.pipeTo(server.writable);
    const reader = client.readable.getReader();
    await client.write(bytes('Hello World'));
    assertEquals(text((await reader.read()).value), 'Hello World');
    await end({ client, reader });
    await within(2000, echo, 'the echo');
  }
});
test('TCP: a megabyte arrives whole', async () => {
  using listener = Deno.listen({ port: 0 });
  const { server, client } = await pair(listener, Deno.connect({ port: listener.addr.port }));
  const data = new Uint8Array(1 << 20).map((_, i) => i * 31);
  const sending = (async () => {
    for (let at = 0; at < data.length;) at += await client.write(data.subarray(at));
    client.close();
  })();
  let at = 0;
  for await (const chunk of server.readable) {
    for (const byte of chunk) if (byte !== data[at++]) assert(false, `byte ${at - 1} differs`);
  }
  await sending;
  assertEquals(at, data.length);
});
test('TCP: failures', async () => {
  using listener = Deno.listen({ port: 0 });
  let error = assertThrows(() => Deno.listen({ port: listener.addr.port }), Deno.errors.AddrInUse);
  assertEquals([error.message, error.code], ['Address already in use (os error 98)', 'EADDRINUSE']);
  assertThrows(() => Deno.listen({ port: 0, hostname: '203.0.113.5' }), Deno.errors.AddrNotAvailable, '(os error 99)');
  error = await assertRejects(() => Deno.connect({ port: 1 }), Deno.errors.ConnectionRefused);
  assertEquals([error.message, error.code], ['Connection refused (os error 111)', 'ECONNREFUSED']);
  await assertRejects(() => Deno.connect({ hostname: 'nonesuch.invalid', port: 1 }), Error, 'failed to lookup address information');
  await assertRejects(() => Deno.connect({ port: 70000 }), RangeError, 'Invalid port (out of range): 70000');
  await assertRejects(() => Deno.connect({}), TypeError, 'Invalid port (expected number): undefined');
  await assertRejects(() => Deno.connect({ port: '80x' }), TypeError, "Invalid port: '80x'");
});
test('TCP: closing ends what waits', async () => {
  const listener = Deno.listen({ port: 0 });
  const { server, client } = await pair(listener, Deno.connect({ port: listener.addr.port }));
  const reading = assertRejects(() => client.read(new Uint8Array(1)), Deno.errors.Interrupted, 'operation canceled');
  await new Promise((resolve) => setTimeout(resolve, 20));
  client.close();
  await within(2000, reading, 'the pending read');
  const accepting = assertRejects(() => listener.accept(), Deno.errors.BadResource, 'Listener has been closed');
  await new Promise((resolve) => setTimeout(resolve, 20));
  listener.close();
  await within(2000, accepting, 'the pending accept');
  await assertRejects(async () => {
    for (let i = 0; i < 50; i++) {
      await server.write(bytes('x'));
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }, Error);
  server.close();
});
test('TCP: what can go on at once leaves timers their turn', async () => {
  using listener = Deno.listen({ port: 0 });
  const { server, client } = await pair(listener, Deno.connect({ port: listener.addr.port }));
  const sending = (async () => {
    const data = new Uint8Array(1 << 18);
    try {
      for (;;) await server.write(data);
    } catch {
      // The other side has heard enough.
    }
  })();
  let due = false;
  setTimeout(() => { due = true; }, 30);
  const one = new Uint8Array(1);
  let count = 0;
  while (!due) count += await client.read(one);
  assert(count > 0);
  client.close();
  await within(5000, sending, 'the end of the sending');
  server.close();
});
test('TCP: reads and writes that nobody waits for keep their order', async () => {
  using listener = Deno.listen({ port: 0 });
  const { server, client } = await pair(listener, Deno.connect({ port: listener.addr.port }));
  const buffers = Array.from({ length: 20 }, () => new Uint8Array(1));
  const reads = buffers.map((buffer) => client.read(buffer));
  const writes = buffers.map((_, i) => server.write(new Uint8Array([i])));
  assertEquals(await Promise.all(writes), buffers.map(() => 1));
  assertEquals(await Promise.all(reads), buffers.map(() => 1));
  assertEquals(buffers.map(([byte]) => byte), buffers.map((_, i) => i));
  client.close();
  server.close();
});
test('TCP: a write that must wait takes the bytes as they were, is whole before a half-close, and ends with its connection', async () => {
  using listener = Deno.listen({ port: 0 });
  const { server, client } = await pair(listener, Deno.connect({ port: listener.addr.port }));
  const data = new Uint8Array(8 << 20).fill(7);
  const writer = client.writable.getWriter();
  const written = writer.write(data).then(() => writer.close());
  let received = 0;
  for await (const chunk of server.readable) {
    assert(chunk.every((byte) => byte === 7));
    received += chunk.byteLength;
  }
  await written;
  assertEquals(received, data.byteLength);
  const again = await pair(listener, Deno.connect({ port: listener.addr.port }));
  const stuck = assertRejects(async () => {
    for (;;) await again.client.write(data);
  }, Error);
  await new Promise((resolve) => setTimeout(resolve, 100));
  again.client.close();
  await within(5000, stuck, 'the writing');
  again.server.close();
});
test('TCP: what is unrefed does not keep the program alive, and this is not waited for', () => {
  const listener = Deno.listen({ port: 0 });
  listener.unref();
  listener.accept().catch(() => {});
});
test('unix sockets', async () => {
  const path = `${dir}/socket`;
  const listener = Deno.listen({ transport: 'unix', path });
  assertEquals({ ...listener.addr }, { transport: 'unix', path });
  const { server, client } = await pair(listener, Deno.connect({ transport: 'unix', path }));
  assertEquals({ ...client.remoteAddr }, { transport: 'unix', path });
  await client.write(bytes('unix'));
  assertEquals(await readText(server), 'unix');
  await server.write(bytes('socket'));
  assertEquals(await readText(client), 'socket');
  await client.closeWrite();
  assertEquals(await readText(server), null);
  for (const open of [client, server, listener]) open.close();
  await assertRejects(() => Deno.connect({ transport: 'unix', path: `${dir}/none` }), Deno.errors.NotFound, '(os error 2)');
});
test('TLS: listenTls, connectTls, ALPN', async () => {
  using listener = Deno.listenTls({ port: 0, cert, key, alpnProtocols: ['h2', 'http/1.1'] });
  const connecting = Deno.connectTls({ hostname: 'localhost', port: listener.addr.port, caCerts: [cert], alpnProtocols: ['http/1.1'] });
  const { server, client } = await pair(listener, connecting);
  const [atServer, atClient] = await Promise.all([server.handshake(), client.handshake()]);
  assertEquals([atServer.alpnProtocol, atClient.alpnProtocol], ['http/1.1', 'http/1.1']);
  await client.write(bytes('secret'));
  assertEquals(await readText(server), 'secret');
  const big = 'x'.repeat(200_000);
  const sending = (async () => {
    const data = bytes(big);
    for (let at = 0; at < data.length;) at += await server.write(data.subarray(at));
    server.close();
  })();
  assertEquals(await readAll(client.readable), big);
  await sending;
});
test('TLS: startTls on an open connection', async () => {
  using listener = Deno.listenTls({ port: 0, cert, key });
  const accepting = listener.accept();
  const plain = await Deno.connect({ hostname: 'localhost', port: listener.addr.port });
  const client = await Deno.startTls(plain, { hostname: 'localhost', caCerts: [cert] });
  const server = await accepting;
  await Promise.all([server.handshake(), client.handshake()]);
  await server.write(bytes('upgraded'));
  assertEquals(await readText(client), 'upgraded');
  await assertRejects(() => plain.read(new Uint8Array(1)), Deno.errors.BadResource);
  client.close();
  server.close();
});
test('TLS: a certificate nobody vouches for, or for another name, is refused', async () => {
  using listener = Deno.listenTls({ port: 0, cert, key });
  const serving = (async () => { for await (const conn of listener) conn.handshake().catch(() => {}).finally(() => conn.close()); })();
  const handshake = async (options) => {
    using conn = await Deno.connectTls({ port: listener.addr.port, ...options });
    return await conn.handshake();
  };
  await assertRejects(() => handshake({ hostname: 'localhost' }), Deno.errors.InvalidData, 'invalid peer certificate: UnknownIssuer');
  await assertRejects(() => handshake({ hostname: '127.0.0.2', caCerts: [cert] }), Deno.errors.InvalidData, 'invalid peer certificate');
  await handshake({ hostname: '127.0.0.2', caCerts: [cert], unsafelyDisableHostnameVerification: true });
  assertThrows(() => Deno.listenTls({ port: 0, cert: 'x', key }), Deno.errors.InvalidData, 'No certificates found');
  assertThrows(() => Deno.listenTls({ port: 0, cert, key: 'x' }), Deno.errors.InvalidData, 'No keys found');
  assertThrows(() => Deno.listenTls({ port: 0 }), TypeError, 'A key and certificate are required');
  listener.close();
  await serving;
});
test('UDP', async () => {
  const a = Deno.listenDatagram({ transport: 'udp', hostname: '127.0.0.1', port: 0 });
  const b = Deno.listenDatagram({ transport: 'udp', hostname: '127.0.0.1', port: 0 });
  assertEquals(await a.send(bytes('datagram'), b.addr), 8);
  const [data, from] = await b.receive();
  assertEquals([text(data), from.port, from.transport], ['datagram', a.addr.port, 'udp']);
  await b.send(new Uint8Array(0), a.addr);
  assertEquals((await a.receive())[0].byteLength, 0);
  await a.send(bytes('cut off'), b.addr);
  assertEquals(text((await b.receive(new Uint8Array(3)))[0]), 'cut');
  const iterated = (async () => { for await (const [data] of b) return text(data); })();
  await a.send(bytes('again'), b.addr);
  assertEquals(await iterated, 'again');
  a.close();
  b.close();
});
test('writes and reads that nobody waits for keep their order', async () => {
  const listener = Deno.listen({ hostname: '127.0.0.1', port: 0 });
  const client = await Deno.connect({ hostname: '127.0.0.1', port: listener.addr.port });
  const server = await listener.accept();
  listener.close();
  const words = Array.from({ length: 200 }, (_, i) => `${i};`);
  const writing = words.map((word) => client.write(new TextEncoder().encode(word)));
  writing.push(client.closeWrite());
  await Promise.all(writing);
  assertEquals(await readAll(server.readable), words.join(''));
  client.close();
  const name = await Deno.makeTempFile();
  using file = await Deno.open(name, { read: true, write: true });
  await Promise.all(words.map((word) => file.write(new TextEncoder().encode(word))));
  file.seekSync(0, Deno.SeekMode.Start);
  const [a, b] = [new Uint8Array(4), new Uint8Array(4)];
  await Promise.all([file.read(a), file.read(b)]);
  assertEquals(new TextDecoder().decode(a) + new TextDecoder().decode(b), '0;1;2;3;');
});
test('what is under way when its resource is closed', async () => {
  const listener = Deno.listen({ hostname: '127.0.0.1', port: 0 });
  const client = await Deno.connect({ hostname: '127.0.0.1', port: listener.addr.port });
  const server = await listener.accept();
  for (let i = 0; i < 20; i++) {
    const waiting = Deno.listen({ hostname: '127.0.0.1', port: 0 });
    const accepting = waiting.accept();
    waiting.close();
    await assertRejects(() => accepting, Error);
  }
  const reading = client.read(new Uint8Array(1));
  client.close();
  await assertRejects(() => reading, Deno.errors.Interrupted, 'operation canceled');
  await assertRejects(() => client.read(new Uint8Array(1)), Deno.errors.BadResource);
  server.close();
  listener.close();
});
test('one accept at a time', async () => {
  const listener = Deno.listen({ hostname: '127.0.0.1', port: 0 });
  const first = listener.accept();
  await assertRejects(() => listener.accept(), Deno.errors.Busy, 'Another accept task is ongoing');
  const client = await Deno.connect({ hostname: '127.0.0.1', port: listener.addr.port });
  (await first).close();
  client.close();
  const second = listener.accept();
  listener.close();
  await assertRejects(() => second, Error);
  await assertRejects(() => listener.accept(), Deno.errors.BadResource, 'Listener has been closed');
});
await run();
Deno.removeSync(dir, { recursive: true });
