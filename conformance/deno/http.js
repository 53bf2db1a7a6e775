// Deno.serve, over bare TCP so that nothing but the server is tested. https://docs.deno.com/api/deno/~/Deno.serve
import { assert, assertEquals, assertRejects, assertThrows, readAll, run, test, within } from './harness.js';

const bytes = (string) => new TextEncoder().encode(string);
const quiet = { port: 0, hostname: '127.0.0.1', onListen() {} };
const testdata = `${import.meta.dirname}/testdata`;

/** Sends a text, and gives all that comes back until the server closes. */
async function exchange(server, text, connect = Deno.connect, options = {}) {
  const conn = await connect({ hostname: '127.0.0.1', port: server.addr.port, ...options });
  await conn.write(bytes(text));
  return readAll(conn.readable);
}
const get = (path, more = '') => `GET ${path} HTTP/1.1\r\nHost: a.test\r\n${more}Connection: close\r\n\r\n`;

/** Sends a text, and gives what comes back up to a mark. */
async function until(conn, mark) {
  let all = '';
  const buffer = new Uint8Array(4096);
  while (!all.includes(mark)) {
    const count = await conn.read(buffer);
    assert(count !== null, `the end came before ${mark}: ${all}`);
    all += new TextDecoder().decode(buffer.subarray(0, count));
  }
  return all;
}

test('a request is seen and answered', async () => {
  let seen;
  await using server = Deno.serve(quiet, (request, info) => {
    seen = [request.method, request.url, request.headers.get('x-test'), request.headers.get('host'), info.remoteAddr.hostname];
    return new Response('hello', { status: 201, headers: { 'x-answer': '42' } });
  });
  const answer = await exchange(server, get('/path?q=1', 'X-Test: yes\r\n'));
  assertEquals(seen, ['GET', 'http://a.test/path?q=1', 'yes', 'a.test', '127.0.0.1']);
  assert(/^HTTP\/1.1 201 /.test(answer) && /\r\nx-answer: 42\r\n/i.test(answer) && /\r\ncontent-length: 5\r\n/i.test(answer), answer);
  assert(answer.endsWith('\r\n\r\nhello'), answer);
});
test('bodies: of known length, chunked, and as a stream', async () => {
  await using server = Deno.serve(quiet, async (request) => new Response(`${request.method} ${await request.text()}`));
  let answer = await exchange(server, 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nConnection: close\r\n\r\nabcde');
  assert(answer.endsWith('POST abcde'), answer);
  answer = await exchange(server, 'PUT / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n3\r\nabc\r\n4\r\ndefg\r\n0\r\n\r\n');
  assert(answer.endsWith('PUT abcdefg'), answer);
});
test('keep-alive and pipelined requests are answered in their order', async () => {
  await using server = Deno.serve(quiet, async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname === '/slow') await new Promise((resolve) => setTimeout(resolve, 50));
    return new Response(`<${pathname}>`);
  });
  const answer = await exchange(server, `POST /slow HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nxyzGET /2 HTTP/1.1\r\nHost: a\r\n\r\n${get('/3')}`);
  assertEquals(answer.match(/<[^>]*>/g), ['</slow>', '</2>', '</3>']);
});
test('the body of a later request on a connection may come after its head', async () => {
  await using server = Deno.serve(quiet, async (request) => new Response(`<${request.method} ${await request.text()}>`));
  using conn = await Deno.connect({ hostname: '127.0.0.1', port: server.addr.port });
  await conn.write(bytes('GET / HTTP/1.1\r\nHost: a\r\n\r\n'));
  await until(conn, '<GET >');
  for (const part of ['abc', 'def']) {
    await conn.write(bytes('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    await conn.write(bytes(part));
    await within(5000, until(conn, `<POST ${part}>`), 'the answer');
  }
});
test('a streamed answer comes in chunks, as it is made', async () => {
  let push;
  await using server = Deno.serve(quiet, () => new Response(new ReadableStream({
    start(controller) {
      push = (text) => (text === null ? controller.close() : controller.enqueue(bytes(text)));
      push('one');
    },
  })));
  const conn = await Deno.connect({ hostname: '127.0.0.1', port: server.addr.port });
  await conn.write(bytes(get('/')));
  const start = await until(conn, 'one');
  assert(/transfer-encoding: chunked/i.test(start), start);
  push('two');
  await until(conn, 'two');
  push(null);
  await until(conn, '0\r\n\r\n');
  conn.close();
});
test('HEAD, 204 and several cookies', async () => {
  await using server = Deno.serve(quiet, (request) => {
    if (request.method === 'HEAD') return new Response('body');
    if (request.url.endsWith('/none')) return new Response(null, { status: 204 });
    const headers = new Headers([['set-cookie', 'a=1'], ['set-cookie', 'b=2']]);
    return new Response('x', { headers });
  });
  const head = await exchange(server, get('/').replace('GET', 'HEAD'));
  assert(/content-length: 4/i.test(head) && head.endsWith('\r\n\r\n'), head);
  const none = await exchange(server, get('/none'));
  assert(none.startsWith('HTTP/1.1 204') && none.endsWith('\r\n\r\n'), none);
  const cookies = await exchange(server, get('/'));
  assertEquals(cookies.match(/set-cookie: ./gi)?.length, 2);
});
test('a handler that throws is a 500, or what onError says', async () => {
  const errors = console.error;
  console.error = () => {};
  try {
    await using plain = Deno.serve(quiet, () => { throw new Error('oops'); });
    const answer = await exchange(plain, get('/'));
    assert(answer.startsWith('HTTP/1.1 500') && answer.endsWith('Internal Server Error'), answer);
  } finally {
    console.error = errors;
  }
  await using kind = Deno.serve({ ...quiet, onError: (error) => new Response(`sorry: ${error.message}`, { status: 503 }) },
    () => { throw new Error('oops'); });
  const answer = await exchange(kind, get('/'));
  assert(answer.startsWith('HTTP/1.1 503') && answer.endsWith('sorry: oops'), answer);
});
test('onListen, the forms of the arguments, and what is refused', async () => {
  let listening;
  const server = Deno.serve({ port: 0, onListen: (addr) => { listening = addr; }, handler: () => new Response('handler option') });
  assertEquals([listening.hostname, listening.port, listening.transport], ['0.0.0.0', server.addr.port, 'tcp']);
  assert((await exchange(server, get('/'))).endsWith('handler option'));
  assertThrows(() => Deno.serve({ ...quiet, port: server.addr.port, hostname: '0.0.0.0' }, () => new Response()), Deno.errors.AddrInUse);
  await server.shutdown();
  await server.finished;
  await assertRejects(() => exchange(server, get('/')), Deno.errors.ConnectionRefused);
});
test('shutdown lets the requests under way be answered; a signal ends a server', async () => {
  let release;
  const server = Deno.serve(quiet, async () => {
    await new Promise((resolve) => { release = resolve; });
    return new Response('late');
  });
  const answer = exchange(server, get('/'));
  while (!release) await new Promise((resolve) => setTimeout(resolve, 5));
  const down = server.shutdown();
  release();
  assert((await answer).endsWith('late'));
  await within(5000, down, 'the shutdown');
  const controller = new AbortController();
  const other = Deno.serve({ ...quiet, signal: controller.signal }, () => new Response());
  controller.abort();
  await within(5000, other.finished, 'the end of the server');
});
test('HTTPS', async () => {
  const cert = Deno.readTextFileSync(`${testdata}/localhost.crt.pem`);
  const key = Deno.readTextFileSync(`${testdata}/localhost.key.pem`);
  await using server = Deno.serve({ ...quiet, cert, key }, (request) => new Response(request.url));
  const answer = await exchange(server, get('/secure'), Deno.connectTls, { hostname: 'localhost', caCerts: [cert] });
  assert(answer.endsWith('https://a.test/secure'), answer);
});
test('1 000 requests over 50 connections', async () => {
  let count = 0;
  await using server = Deno.serve(quiet, () => new Response(`<${++count}>`));
  await Promise.all(Array.from({ length: 50 }, async () => {
    const conn = await Deno.connect({ hostname: '127.0.0.1', port: server.addr.port });
    for (let i = 0; i < 20; i++) {
      await conn.write(bytes('GET / HTTP/1.1\r\nHost: a\r\n\r\n'));
      await until(conn, '>');
    }
    conn.close();
  }));
  assertEquals(count, 1000);
});
test('a WebSocket: text both ways, binary, close', async () => {
  const heard = [];
  let ended;
  const end = new Promise((resolve) => { ended = resolve; });
  await using server = Deno.serve(quiet, (request) => {
    const { socket, response } = Deno.upgradeWebSocket(request, { protocol: 'chat' });
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => socket.send('welcome');
    socket.onmessage = ({ data }) => {
      heard.push(typeof data === 'string' ? data : [...new Uint8Array(data)]);
      socket.send(typeof data === 'string' ? data.toUpperCase() : data);
    };
    socket.onclose = ({ code, reason }) => ended([code, reason]);
    return response;
  });
  const conn = await Deno.connect({ hostname: '127.0.0.1', port: server.addr.port });
  await conn.write(bytes('GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n' +
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: other, chat\r\n\r\n'));
  const start = await until(conn, 'welcome');
  assert(start.startsWith('HTTP/1.1 101') && start.includes('s3pPLMBiTxaQ9kYGzzhZRbK+xOo=') && /protocol: chat/i.test(start), start);
  const frame = (opcode, payload) => new Uint8Array([0x80 | opcode, 0x80 | payload.length, 0, 0, 0, 0, ...payload]);
  await conn.write(frame(1, bytes('hi')));
  await until(conn, 'HI');
  await conn.write(frame(2, [1, 2, 3]));
  await until(conn, '\x01\x02\x03');
  await conn.write(frame(8, [0x03, 0xe8, ...bytes('bye')]));
  assertEquals(await within(5000, end, 'the close'), [1000, 'bye']);
  assertEquals(heard, ['hi', [1, 2, 3]]);
  conn.close();
});
test('a response without end leaves timers their turn, and ends with its client', async () => {
  const canceled = Promise.withResolvers();
  await using server = Deno.serve(quiet, () => new Response(new ReadableStream({
    pull(controller) { controller.enqueue(new Uint8Array(10)); },
    cancel() { canceled.resolve(true); },
  })));
  const conn = await Deno.connect({ hostname: '127.0.0.1', port: server.addr.port });
  await conn.write(bytes('GET / HTTP/1.1\r\nHost: a\r\n\r\n'));
  let due = false;
  setTimeout(() => { due = true; }, 30);
  const buffer = new Uint8Array(1000);
  while (!due) assert(await conn.read(buffer) > 0);
  conn.close();
  assertEquals(await within(5000, canceled.promise, 'the cancel'), true);
});
test('a handler learns that its client has gone', async () => {
  const arrived = Promise.withResolvers();
  const gone = Promise.withResolvers();
  await using server = Deno.serve(quiet, (request) => {
    request.signal.addEventListener('abort', () => gone.resolve(request.signal.aborted));
    arrived.resolve();
    return new Promise((resolve) => { gone.promise.then(() => resolve(new Response(null))); });
  });
  const conn = await Deno.connect({ hostname: '127.0.0.1', port: server.addr.port });
  await conn.write(bytes('GET / HTTP/1.1\r\nHost: a\r\n\r\n'));
  await arrived.promise;
  conn.close();
  assertEquals(await within(5000, gone.promise, 'the abort'), true);
});
test('two servers share a port that both say may be shared', async () => {
  await using first = Deno.serve({ ...quiet, reusePort: true }, () => new Response('first'));
  await using second = Deno.serve({ ...quiet, reusePort: true, port: first.addr.port }, () => new Response('second'));
  assertEquals(second.addr.port, first.addr.port);
  assert(/(first|second)$/.test(await exchange(first, get('/'))));
  assertThrows(() => Deno.serve({ ...quiet, port: first.addr.port }, () => new Response('')), Deno.errors.AddrInUse);
});
test('messages of a WebSocket keep their order both ways', async () => {
  const count = 500;
  const heard = [];
  const all = Promise.withResolvers();
  await using server = Deno.serve(quiet, (request) => {
    const { socket, response } = Deno.upgradeWebSocket(request);
    socket.onmessage = ({ data }) => socket.send(data);
    return response;
  });
  const socket = new WebSocket(`ws://127.0.0.1:${server.addr.port}/`);
  socket.onopen = () => { for (let i = 0; i < count; i++) socket.send(String(i)); };
  socket.onmessage = ({ data }) => { if (heard.push(Number(data)) === count) all.resolve(); };
  await within(20_000, all.promise, 'the last message');
  assertEquals(heard, Array.from({ length: count }, (_, i) => i));
  const closed = new Promise((resolve) => { socket.onclose = resolve; });
  socket.close();
  await closed;
});
await run();
