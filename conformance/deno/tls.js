// TLS: what its failures are, half-close, and how connections end. https://docs.deno.com/api/deno/network
import { assertEquals, assertRejects, assertThrows, run, test, within } from './harness.js';

const testdata = `${import.meta.dirname}/testdata`;
const cert = Deno.readTextFileSync(`${testdata}/localhost.crt.pem`);
const key = Deno.readTextFileSync(`${testdata}/localhost.key.pem`);
const text = (bytes) => new TextDecoder().decode(bytes);
const bytes = (string) => new TextEncoder().encode(string);
const { InvalidData, UnexpectedEof, Interrupted, NotConnected, Busy, BadResource } = Deno.errors;

async function pair(ofServer = {}, ofClient = {}) {
  using listener = Deno.listenTls({ hostname: 'localhost', port: 0, cert, key, ...ofServer });
  const connecting = Deno.connectTls({ hostname: 'localhost', port: listener.addr.port, caCerts: [cert], ...ofClient });
  const [server, client] = await Promise.all([listener.accept(), connecting]);
  return { server, client };
}

/** A TLS client and the plain connection that it speaks on. */
async function onPlain(options = {}) {
  using listener = Deno.listen({ hostname: 'localhost', port: 0 });
  const connecting = Deno.connectTls({ hostname: 'localhost', port: listener.addr.port, ...options });
  const [plain, tls] = await Promise.all([listener.accept(), connecting]);
  return { plain, tls };
}

function close(...connections) {
  for (const conn of connections) conn.close();
}

test('both sides learn that the client does not know the issuer, each time they ask', async () => {
  const { server, client } = await pair({}, { caCerts: [] });
  await assertRejects(() => client.handshake(), InvalidData, 'invalid peer certificate: UnknownIssuer');
  for (const use of [() => server.handshake(), () => server.read(new Uint8Array(1)), () => server.write(new Uint8Array(1))]) {
    await assertRejects(use, InvalidData, 'received fatal alert: ');
  }
  close(server, client);
});
test('a certificate of another name is told with the names it has', async () => {
  using listener = Deno.listenTls({ hostname: 'localhost', port: 0, cert, key });
  const plain = await Deno.connect({ hostname: 'localhost', port: listener.addr.port });
  const server = await listener.accept();
  const client = await Deno.startTls(plain, { hostname: 'other.example', caCerts: [cert] });
  await assertRejects(() => client.handshake(), InvalidData, 'invalid peer certificate: certificate not valid for name "other.example"; '
    + 'certificate is only valid for DnsName("localhost") or IpAddress(127.0.0.1)');
  close(server, client);
});
test('no application protocol in common', async () => {
  const { server, client } = await pair({ alpnProtocols: ['a'] }, { alpnProtocols: ['b'] });
  await assertRejects(() => client.handshake(), InvalidData, 'received fatal alert: NoApplicationProtocol');
  await assertRejects(() => server.handshake(), InvalidData, "peer doesn't support any known protocol");
  close(server, client);
});
test('the other side does not speak TLS', async () => {
  const { plain, tls } = await onPlain();
  await plain.write(bytes('220 ready for anything but TLS\r\n'));
  await assertRejects(() => tls.handshake(), InvalidData, 'received corrupt message of type InvalidContentType');
  close(plain, tls);
});
test('the other side goes during the handshake', async () => {
  const { plain, tls } = await onPlain();
  plain.close();
  for (const use of [() => tls.handshake(), () => tls.read(new Uint8Array(1)), () => tls.write(new Uint8Array(1))]) {
    await assertRejects(use, UnexpectedEof, 'unexpected end of file');
  }
  tls.close();
});
test('a connection that is cut off without a goodbye is an UnexpectedEof, and one with it has an end', async () => {
  using listener = Deno.listenTls({ hostname: 'localhost', port: 0, cert, key });
  const { plain, tls } = await onPlain({ caCerts: [cert] });
  const onward = await Deno.connect({ hostname: 'localhost', port: listener.addr.port });
  const server = await listener.accept();
  const toServer = plain.readable.pipeTo(onward.writable).catch(() => {});
  const buffer = new Uint8Array(1 << 14);
  let cut = false;
  const toClient = (async () => {
    for (let count = await onward.read(buffer); count !== null; count = await onward.read(buffer)) {
      if (!cut) await plain.write(buffer.subarray(0, count));
    }
  })().catch(() => {});
  await Promise.all([server.handshake(), tls.handshake()]);
  await server.write(bytes('whole'));
  const into = new Uint8Array(100);
  assertEquals(text(into.subarray(0, await tls.read(into))), 'whole');
  cut = true;
  const reading = assertRejects(() => tls.read(into), UnexpectedEof);
  await plain.closeWrite();
  await within(5000, reading, 'the end');
  close(tls, server, onward);
  await Promise.all([toServer, toClient]);
  const other = await pair();
  await Promise.all([other.server.handshake(), other.client.handshake()]);
  other.server.close();
  assertEquals(await other.client.read(into), null);
  other.client.close();
});
test('closeWrite is half a close', async () => {
  const { server, client } = await pair();
  await client.write(bytes('question'));
  await client.closeWrite();
  const into = new Uint8Array(100);
  assertEquals(text(into.subarray(0, await server.read(into))), 'question');
  assertEquals(await server.read(into), null);
  const error = await assertRejects(() => client.write(bytes('more')), NotConnected, 'not connected');
  assertEquals(error.code, 'ENOTCONN');
  assertEquals(await client.write(new Uint8Array(0)), 0);
  await server.write(bytes('answer'));
  assertEquals(text(into.subarray(0, await client.read(into))), 'answer');
  await client.closeWrite();
  close(server, client);
  await assertRejects(() => client.closeWrite(), BadResource);
});
test('a connection that is closed at once is still introduced', async () => {
  const { server, client } = await pair();
  server.close();
  await client.handshake();
  assertEquals(await client.read(new Uint8Array(1)), null);
  client.close();
});
test('what was written before a close arrives', async () => {
  const { server, client } = await pair();
  const size = 1 << 20;
  const sending = (async () => {
    const data = new Uint8Array(size);
    for (let at = 0; at < size;) at += await server.write(data.subarray(at, at + 65536));
    server.close();
  })();
  let received = 0;
  for await (const chunk of client.readable) received += chunk.byteLength;
  await sending;
  assertEquals(received, size);
});
test('a read that waits ends with a close', async () => {
  const { server, client } = await pair();
  await Promise.all([server.handshake(), client.handshake()]);
  const reading = assertRejects(() => client.read(new Uint8Array(1)), Interrupted, 'operation canceled');
  await new Promise((resolve) => setTimeout(resolve, 20));
  client.close();
  await within(5000, reading, 'the read');
  server.close();
});
test('streams: an echo, ended by the reader', async () => {
  const { server, client } = await pair();
  const echo = server.readable.pipeTo(server.writable);
  const writer = client.writable.getWriter();
  const reader = client.readable.getReader();
  await writer.write(bytes('Hello World'));
  assertEquals(text((await reader.read()).value), 'Hello World');
  await reader.cancel();
  await within(5000, echo, 'the echo');
});
test('startTls takes no connection that is in use', async () => {
  using listener = Deno.listen({ hostname: 'localhost', port: 0 });
  const client = await Deno.connect({ hostname: 'localhost', port: listener.addr.port });
  const server = await listener.accept();
  const reading = client.read(new Uint8Array(1));
  await assertRejects(() => Deno.startTls(client, { hostname: 'localhost' }), Busy, 'TCP stream is currently in use');
  server.close();
  assertEquals(await reading, null);
});
test('arguments', async () => {
  const port = 1;
  await assertRejects(() => Deno.connectTls({ hostname: '256.0.0.0', port }), TypeError, "Invalid hostname: '256.0.0.0'");
  await assertRejects(() => Deno.connectTls({ port, cert }), TypeError, 'If `cert` is specified, `key` must be specified as well');
  await assertRejects(() => Deno.connectTls({ port, key }), TypeError, 'If `key` is specified, `cert` must be specified as well');
  await assertRejects(() => Deno.connectTls({ hostname: 'localhost', port }), Deno.errors.ConnectionRefused);
  assertThrows(() => Deno.listenTls({ port: 0, cert }), TypeError, 'for `Deno.listenTls`');
  assertThrows(() => Deno.listenTls({ port: 0, cert, key, keyFormat: 'der' }), TypeError, '"keyFormat"');
  const other = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign']);
  const pkcs8 = btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.exportKey('pkcs8', other.privateKey))));
  const foreign = `-----BEGIN PRIVATE KEY-----\n${pkcs8.replace(/.{64}/g, '$&\n')}\n-----END PRIVATE KEY-----\n`;
  assertThrows(() => Deno.listenTls({ port: 0, cert, key: foreign }), Error, 'keys may not be consistent: KeyMismatch');
});
await run();
