// Deno.serve over HTTP/2 (RFC 9113), in clear and under TLS, by a client of a few frames. https://docs.deno.com/runtime/fundamentals/http_server/
import { assert, assertEquals, run, test, within } from './harness.js';

const testdata = `${import.meta.dirname}/testdata`;
const cert = Deno.readTextFileSync(`${testdata}/localhost.crt.pem`);
const key = Deno.readTextFileSync(`${testdata}/localhost.key.pem`);
const bytes = (text) => new TextEncoder().encode(text);
const DATA = 0;
const HEADERS = 1;
const SETTINGS = 4;
const WINDOW_UPDATE = 8;
const END_STREAM = 1;
const END_HEADERS = 4;
const ACK = 1;

function frame(type, flags, stream, payload = []) {
  const head = new Uint8Array([payload.length >> 16, payload.length >> 8, payload.length, type, flags, 0, 0, 0, stream]);
  return new Uint8Array([...head, ...payload]);
}

/** HPACK (RFC 7541) without a table of its own: indexed where possible, literals otherwise. */
function headerBlock(method, scheme, path) {
  const literal = (index, text) => [index, text.length, ...bytes(text)];
  return [method === 'GET' ? 0x82 : 0x83, scheme === 'https' ? 0x87 : 0x86, ...literal(4, path), ...literal(1, 'localhost')];
}

class Http2 {
  #conn;
  #scheme;
  #rest = new Uint8Array(0);
  #streams = new Map();
  #last = -1;

  constructor(conn, scheme) {
    this.#conn = conn;
    this.#scheme = scheme;
  }

  async open() {
    await this.#send(bytes('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), frame(SETTINGS, 0, 0));
    this.#receive();
  }

  async #send(...frames) {
    const all = new Uint8Array(frames.flatMap((part) => [...part]));
    for (let sent = 0; sent < all.length;) sent += await this.#conn.write(all.subarray(sent));
  }

  async #receive() {
    const buffer = new Uint8Array(65_536);
    for (let count; (count = await this.#conn.read(buffer).catch(() => null)) !== null;) {
      this.#rest = new Uint8Array([...this.#rest, ...buffer.subarray(0, count)]);
      while (this.#rest.length >= 9) {
        const [a, b, c, type, flags] = this.#rest;
        const length = a << 16 | b << 8 | c;
        if (this.#rest.length < 9 + length) break;
        await this.#take(type, flags, this.#rest[8], this.#rest.slice(9, 9 + length));
        this.#rest = this.#rest.slice(9 + length);
      }
    }
  }

  async #take(type, flags, number, payload) {
    if (type === SETTINGS && !(flags & ACK)) await this.#send(frame(SETTINGS, ACK, 0));
    const stream = this.#streams.get(number);
    if (stream === undefined) return;
    if (type === HEADERS) {
      let at = 0;
      while ((payload[at] & 0xe0) === 0x20) at++;
      stream.ok = payload[at] === 0x88;
    }
    if (type === DATA && payload.length > 0) {
      stream.body.push(...payload);
      const credit = [0, payload.length >> 16, payload.length >> 8, payload.length];
      await this.#send(frame(WINDOW_UPDATE, 0, 0, credit), frame(WINDOW_UPDATE, 0, number, credit));
    }
    if ((type === DATA || type === HEADERS) && flags & END_STREAM) {
      stream.done.resolve({ ok: stream.ok, text: new TextDecoder().decode(new Uint8Array(stream.body)) });
    }
  }

  async request(path, ...chunks) {
    const number = this.#last += 2;
    const stream = { ok: false, body: [], done: Promise.withResolvers() };
    this.#streams.set(number, stream);
    const method = chunks.length === 0 ? 'GET' : 'POST';
    const flags = END_HEADERS | (chunks.length === 0 ? END_STREAM : 0);
    await this.#send(frame(HEADERS, flags, number, headerBlock(method, this.#scheme, path)));
    for (const [i, chunk] of chunks.entries()) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      await this.#send(frame(DATA, i === chunks.length - 1 ? END_STREAM : 0, number, bytes(chunk)));
    }
    return within(10_000, stream.done.promise, `the answer to ${path}`);
  }
}

async function handler(request) {
  const { protocol, pathname, host } = new URL(request.url);
  if (pathname === '/large') return new Response('x'.repeat(300_000));
  if (pathname === '/slow') await new Promise((resolve) => setTimeout(resolve, 100));
  if (pathname === '/stream') {
    return new Response(ReadableStream.from([bytes('one '), bytes('two '), bytes('three')]));
  }
  return new Response(`${request.method} ${protocol}//${host}${pathname} ${await request.text()}`);
}

const KINDS = {
  'in clear': [{}, 'http', (port) => Deno.connect({ hostname: '127.0.0.1', port })],
  'under TLS': [{ cert, key }, 'https', async (port) => {
    const conn = await Deno.connectTls({ hostname: 'localhost', port, caCerts: [cert], alpnProtocols: ['h2', 'http/1.1'] });
    assertEquals((await conn.handshake()).alpnProtocol, 'h2');
    return conn;
  }],
};
for (const [kind, [options, scheme, connect]] of Object.entries(KINDS)) {
  test(`requests side by side on one connection, ${kind}`, async () => {
    await using server = Deno.serve({ hostname: '127.0.0.1', port: 0, onListen() {}, ...options }, handler);
    using conn = await connect(server.addr.port);
    const client = new Http2(conn, scheme);
    await client.open();
    assertEquals(await client.request('/a'), { ok: true, text: `GET ${scheme}://localhost/a ` });
    assertEquals(await client.request('/b', 'first ', 'second'), { ok: true, text: `POST ${scheme}://localhost/b first second` });
    assertEquals((await client.request('/stream')).text, 'one two three');
    assertEquals((await client.request('/large')).text.length, 300_000);
    const order = [];
    await Promise.all(['/slow', '/quick'].map((path) => client.request(path).then(() => order.push(path))));
    assertEquals(order, ['/quick', '/slow']);
  });
}
test('who offers no HTTP/2 gets HTTP/1.1 under TLS', async () => {
  await using server = Deno.serve({ hostname: '127.0.0.1', port: 0, onListen() {}, cert, key }, handler);
  using conn = await Deno.connectTls({ hostname: 'localhost', port: server.addr.port, caCerts: [cert], alpnProtocols: ['http/1.1'] });
  assertEquals((await conn.handshake()).alpnProtocol, 'http/1.1');
  await conn.write(bytes('GET /x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'));
  const answer = await new Response(conn.readable).text();
  assert(answer.startsWith('HTTP/1.1 200') && answer.includes('GET https://localhost/x'), answer);
});
await run();
