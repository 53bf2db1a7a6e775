// What Deno.serve makes of requests as they come over the wire, and what it puts there: RFC 9110 and RFC 9112.
import { assert, assertEquals, assertThrows, readAll, run, test, within } from './harness.js';

const bytes = (string) => new TextEncoder().encode(string);
const quiet = { port: 0, hostname: '127.0.0.1', onListen() {} };
const closing = 'Host: a.test\r\nConnection: close\r\n';

/** Sends a text, and gives all that comes back until the server closes. */
async function exchange(handler, text, options = {}) {
  await using server = Deno.serve({ ...quiet, ...options }, handler);
  const conn = await Deno.connect({ hostname: '127.0.0.1', port: server.addr.port });
  for (let rest = bytes(text); rest.length > 0;) rest = rest.subarray(await conn.write(rest));
  const answer = await within(5000, readAll(conn.readable), `the answer to ${text.slice(0, 60)}`);
  return answer.replaceAll(`:${server.addr.port}`, ':PORT');
}
const bodyOf = (answer) => answer.slice(answer.indexOf('\r\n\r\n') + 4);
const hasField = (answer, field) => answer.slice(0, answer.indexOf('\r\n\r\n')).toLowerCase().split('\r\n').includes(field);
const url = (request) => new Response(`${request.method} ${request.url}`);
const echo = async (request) => new Response(`<${await request.text()}>`);

test('the URL has the words of the client', async () => {
  for (const [line, host, expected] of [
    ['GET /a/../b?c', 'Host: a.test\r\n', 'GET http://a.test/a/../b?c'],
    ['GET http://x.test/y', 'Host: a.test\r\n', 'GET http://x.test/y'],
    ['GET http://x.test', 'Host: a.test\r\n', 'GET http://x.test/'],
    ['OPTIONS *', 'Host: a.test\r\n', 'OPTIONS http://a.test/*'],
    ['CONNECT x.test:443', 'Host: a.test\r\n', 'CONNECT http://x.test:443'],
    ['GET /x', '', 'GET http://localhost:PORT/x'],
    ['GET /x', 'Host:\r\n', 'GET http://localhost:PORT/x'],
    ['GET /x', 'Host: a:80\r\n', 'GET http://a:80/x'],
  ]) {
    assertEquals(bodyOf(await exchange(url, `${line} HTTP/1.1\r\n${host}Connection: close\r\n\r\n`)), expected);
  }
});
test('what is no request, or could be taken for two, is refused', async () => {
  for (const head of [
    'GE T / HTTP/1.1', 'GET *  HTTP/1.1', 'GET x HTTP/1.1', 'GET a:80 HTTP/1.1', 'CONNECT /x HTTP/1.1', 'GET / HTTP/2.0', 'GET / HTTP/1.1\r\nHost: b',
    'GET / HTTP/1.1\r\nX : a', 'GET / HTTP/1.1\r\nX(y): a', 'GET / HTTP/1.1\r\nX: a\x01', 'POST / HTTP/1.1\r\nContent-Length: x',
    'POST / HTTP/1.1\r\nContent-Length: -1', 'POST / HTTP/1.1\r\nContent-Length: +3', 'POST / HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 4',
    'POST / HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked', 'POST / HTTP/1.0\r\nTransfer-Encoding: chunked',
    'POST / HTTP/1.1\r\nTransfer-Encoding: gzip', 'POST / HTTP/1.1\r\nTransfer-Encoding: chunked, gzip', 'POST / HTTP/1.1\r\nTransfer-Encoding: chunked, chunked',
    'GET / HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nContent-Length: 3',
    `GET / HTTP/1.1\r\nX: ${'a'.repeat(70_000)}`, `GET /${'a'.repeat(70_000)} HTTP/1.1`,
    `GET / HTTP/1.1${Array.from({ length: 130 }, (_, i) => `\r\nX${i}: 1`).join('')}`,
  ]) {
    let seen = false;
    const answer = await exchange(() => { seen = true; return new Response(''); }, `${head}\r\nHost: a\r\n\r\nabc`).catch((error) => {
      // The client was still sending when the server closed.
      if (error instanceof Deno.errors.ConnectionReset || error instanceof Deno.errors.BrokenPipe) return 'HTTP/1.1 400 ';
      throw error;
    });
    assert(answer.startsWith('HTTP/1.1 400 ') && !seen, `${head.slice(0, 80)}: ${answer.slice(0, 80)}`);
  }
});
test('answers to requests that come together are whole, each with its own fields', async () => {
  const sizes = [0, 5, 100, 40_000, 70_000, 300_000, 1, 60_000];
  const handler = (request) => {
    const size = Number(new URL(request.url).pathname.slice(1));
    const headers = size % 2 === 0 ? { 'X-Size': String(size), 'X-Latin': 'caf\xe9' } : undefined;
    const response = new Response('x'.repeat(size), { status: size === 1 ? 404 : 200, headers });
    return size === 100 ? Promise.resolve(response) : response;
  };
  const text = sizes.map((size) => `GET /${size} HTTP/1.1\r\nHost: a\r\n\r\n`).join('');
  const all = async () => {
    let rest = await exchange(handler, `${text}GET /7 HTTP/1.1\r\n${closing}\r\n`);
    for (const size of [...sizes, 7]) {
      const end = rest.indexOf('\r\n\r\n') + 4;
      assert(rest.startsWith(size === 1 ? 'HTTP/1.1 404 Not Found\r\n' : 'HTTP/1.1 200 OK\r\n'), `${size}: ${rest.slice(0, 60)}`);
      assert(hasField(rest, `content-length: ${size}`), `${size}: ${rest.slice(0, end)}`);
      assertEquals(hasField(rest, `x-size: ${size}`), size % 2 === 0);
      assertEquals(rest.slice(end, end + size), 'x'.repeat(size));
      rest = rest.slice(end + size);
    }
    assertEquals(rest, '');
  };
  await Promise.all(Array.from({ length: 8 }, all));
});
test('a server answers many connections at once, more than it can hold back', async () => {
  await using server = Deno.serve(quiet, () => new Response('y'.repeat(30_000)));
  const answers = Array.from({ length: 60 }, async () => (await fetch(`http://127.0.0.1:${server.addr.port}/`)).text());
  assert((await Promise.all(answers)).every((answer) => answer === 'y'.repeat(30_000)));
});
test('whoever waits for the signal or the stream of an answer hears of a client that goes away, before shutdown ends', async () => {
  for (let i = 0; i < 4; i++) {
    const heard = [];
    const server = Deno.serve(quiet, (request) => {
      request.signal.addEventListener('abort', () => heard.push('signal'));
      return new Response(new ReadableStream({ start: (c) => c.enqueue(bytes('a')), cancel: (why) => { heard.push(why); } }));
    });
    const gone = new AbortController();
    const answer = await fetch(`http://127.0.0.1:${server.addr.port}/`, { signal: gone.signal });
    assertEquals((await answer.body.getReader().read()).value, bytes('a'));
    gone.abort();
    await within(5000, server.shutdown(), 'the end of the server');
    assertEquals(heard.sort(), ['resource closed', 'signal']);
  }
});
test('bodies in pieces, user and password in the URL, and causes of failures', async () => {
  const give = async function* () { yield bytes('b'); yield bytes('c'); };
  assertEquals(await new Response(give()).text(), 'bc');
  assertEquals(await new Response(new Set([bytes('d')])).text(), 'd');
  assertEquals(await new Response(new String('text')).text(), 'text');
  await using server = Deno.serve(quiet, async (request) => new Response(`${request.headers.get('authorization')} ${await request.text()}`));
  const at = `127.0.0.1:${server.addr.port}/`;
  assertEquals(await (await fetch(`http://deno:l%20nd@${at}`, { method: 'POST', body: give() })).text(), 'Basic ZGVubzpsIG5k bc');
  const error = await fetch('http://no-such-host.invalid/').catch((failure) => failure);
  assert(error instanceof TypeError && error.message.startsWith('fetch failed'), error.message);
  assert(error.cause.message.startsWith('error sending request for url (http://no-such-host.invalid/): client error (Connect): dns error: '),
    error.cause.message);
  const used = new Response('a');
  await used.text();
  assert((await used.text().catch((failure) => failure)).message === 'Body already consumed');
  assertThrows(() => used.clone(), TypeError, 'Body is unusable');
});
test('a handler that fails at once or later is answered by onError, and what is no response is an error', async () => {
  const onError = (error) => new Response(`${error.name}: ${error.message}`, { status: 500 });
  for (const handler of [() => { throw new RangeError('a'); }, async () => { throw new RangeError('a'); }]) {
    assert((await exchange(handler, `GET / HTTP/1.1\r\n${closing}\r\n`, { onError })).endsWith('RangeError: a'));
  }
  for (const handler of [() => 'text', async () => undefined]) {
    const answer = await exchange(handler, `GET / HTTP/1.1\r\n${closing}\r\n`, { onError });
    assert(answer.endsWith('TypeError: Return value from serve handler must be a response or a promise resolving to a response'), answer);
  }
});
test('heads may be large, and lines may end in LF alone', async () => {
  const large = await exchange((request) => new Response(String(request.headers.get('x').length)), `GET / HTTP/1.1\r\n${closing}X: ${'a'.repeat(60_000)}\r\n\r\n`);
  assertEquals(bodyOf(large), '60000');
  assert((await exchange(url, 'GET / HTTP/1.1\nHost: a\nConnection: close\n\n')).endsWith('GET http://a/'));
});
test('a chunk that is none ends the connection without an answer', async () => {
  for (const chunk of ['x\r\nabc\r\n', '+3\r\nabc\r\n', '-1\r\nabc\r\n', 'FFFFFFFFFFFFFFFFF\r\nabc\r\n']) {
    assertEquals(await exchange(echo, `POST / HTTP/1.1\r\n${closing}Transfer-Encoding: chunked\r\n\r\n${chunk}0\r\n\r\n`), '');
  }
});
test('fields that come twice are one, Cookie with semicolons', async () => {
  const answer = await exchange((request) => Response.json([request.headers.get('cookie'), request.headers.get('x')]),
    `GET / HTTP/1.1\r\n${closing}Cookie: a=1\r\nX: 1\r\nCookie: b=2\r\nx: 2\r\n\r\n`);
  assertEquals(JSON.parse(bodyOf(answer)), ['a=1; b=2', '1, 2']);
});
test('bodies are seen where the method has one', async () => {
  const seen = (request) => new Response(String(request.body === null));
  assert((await exchange(seen, `GET / HTTP/1.1\r\n${closing}Content-Length: 3\r\n\r\nabc`)).endsWith('true'));
  assert((await exchange(seen, `POST / HTTP/1.1\r\n${closing}\r\n`)).endsWith('false'));
  assert((await exchange(echo, `POST / HTTP/1.1\r\n${closing}Transfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n0\r\nX-Trailer: 1\r\n\r\n`)).endsWith('<abc>'));
});
test('"100 Continue" comes where a body does', async () => {
  const asked = await exchange(echo, `POST / HTTP/1.1\r\n${closing}Expect: 100-continue\r\nContent-Length: 3\r\n\r\nabc`);
  assert(asked.startsWith('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 ') && asked.endsWith('<abc>'), asked);
  assert((await exchange(echo, `POST / HTTP/1.1\r\n${closing}Expect: 100-continue\r\n\r\n`)).startsWith('HTTP/1.1 200 '));
});
test('a body that nobody reads ends the connection, unless it has come already', async () => {
  const late = Promise.withResolvers();
  await using server = Deno.serve(quiet, (request) => { late.resolve(); return new Response(request.url); });
  const conn = await Deno.connect({ hostname: '127.0.0.1', port: server.addr.port });
  await conn.write(bytes('POST /1 HTTP/1.1\r\nHost: a\r\nContent-Length: 35\r\n\r\n'));
  await late.promise;
  await conn.write(bytes('GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n')).catch(() => {});
  const answer = await within(5000, readAll(conn.readable), 'the answer');
  assert(hasField(answer, 'connection: close') && answer.endsWith('http://a/1'), answer);
  const both = await exchange(url, `POST /1 HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabcGET /2 HTTP/1.1\r\n${closing}\r\n`);
  assert(both.includes('/1') && both.endsWith('/2'), both);
});
test('the end of an answer is where the server says, not where its handler says', async () => {
  const get = `GET / HTTP/1.1\r\n${closing}\r\n`;
  const stream = (text) => new Response(text).body.pipeThrough(new TransformStream());
  const said = (length) => ({ headers: { 'content-length': length } });
  for (const length of ['3', '9', 'x']) {
    const answer = await exchange(() => new Response('hello', said(length)), get);
    assert(hasField(answer, 'content-length: 5') && bodyOf(answer) === 'hello', answer);
  }
  assertEquals(bodyOf(await exchange(() => new Response(stream('hello'), said('4')), get)), 'hell');
  assertEquals(bodyOf(await exchange(() => new Response(stream('hello'), said('9')), get)), 'hello');
  const unchanged = await exchange(() => new Response(null, { status: 304, headers: { 'content-length': '9', 'transfer-encoding': 'chunked' } }), get);
  assert(!/content-length|transfer-encoding/i.test(unchanged) && unchanged.endsWith('\r\n\r\n'), unchanged);
  const head = await exchange(() => new Response(null, said('9')), get.replace('GET', 'HEAD'));
  assert(hasField(head, 'content-length: 9') && bodyOf(head) === '', head);
  const headOfStream = await exchange(() => new Response(stream('hello')), get.replace('GET', 'HEAD'));
  assert(!hasField(headOfStream, 'transfer-encoding: chunked') && bodyOf(headOfStream) === '', headOfStream);
});
test('HTTP/1.0 knows neither chunks nor connections that stay', async () => {
  const stream = () => new Response(new Response('hello').body.pipeThrough(new TransformStream()));
  const answer = await exchange(stream, 'GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n');
  assert(answer.startsWith('HTTP/1.0 200') && !/transfer-encoding/i.test(answer) && bodyOf(answer) === 'hello', answer);
  const twice = await exchange(() => new Response('x'), 'GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET / HTTP/1.0\r\n\r\n');
  assertEquals(twice.match(/HTTP\/1\.0 200/g).length, 2);
});
test('answers have a date', async () => {
  const answer = await exchange(() => new Response('x'), `GET / HTTP/1.1\r\n${closing}\r\n`);
  const date = /\r\ndate: ([^\r]*)/i.exec(answer)?.[1];
  assert(Math.abs(Date.parse(date) - Date.now()) < 10_000 && new Date(date).toUTCString() === date, answer);
});
test('what is no response goes to onError, and so does a stream that fails', async () => {
  const get = `GET / HTTP/1.1\r\n${closing}\r\n`;
  const used = new Response('x');
  await used.text();
  for (const value of [undefined, 'text', Response.error(), used, Object.create(Response.prototype)]) {
    const answer = await exchange(() => value, get, { onError: (error) => new Response(`${error.name}`, { status: 500 }) });
    assert(answer.startsWith('HTTP/1.1 500') && answer.endsWith('TypeError'), answer);
  }
  let told;
  const cut = await exchange(() => new Response(new ReadableStream({ start(controller) { controller.enqueue('text'); } })), get,
    { onError: (error) => { told = error; return new Response(''); } });
  assert(told instanceof TypeError && bodyOf(cut) === '', `${told} ${cut}`);
});
test('compression where it is asked for', async () => {
  const text = 'hello '.repeat(100);
  const ask = async (accept, headers = {}, body = text, options = { automaticCompression: true }) => {
    const answer = await exchange(() => new Response(body, { headers }), `GET / HTTP/1.1\r\n${closing}Accept-Encoding: ${accept}\r\n\r\n`, options);
    return answer;
  };
  const zipped = await ask('gzip', { etag: '"a"', vary: 'Origin' });
  assert(hasField(zipped, 'content-encoding: gzip') && hasField(zipped, 'etag: w/"a"') && hasField(zipped, 'vary: accept-encoding, origin'), zipped);
  for (const plain of [
    await ask('gzip', {}, text, {}), await ask('identity'), await ask('gzip;q=0'), await ask('gzip', {}, 'short'), await ask('gzip', { 'content-type': 'image/png' }),
    await ask('gzip', { 'cache-control': 'public, no-transform' }), await ask('gzip', { 'content-encoding': 'identity' }),
    await ask('gzip', { 'content-range': 'bytes 0-1/2' }), await ask('gzip', { 'content-type': 'text/event-stream' }),
  ]) {
    assert(!hasField(plain, 'content-encoding: gzip') && hasField(plain, 'content-length: 5') || bodyOf(plain) === text, plain.slice(0, 300));
  }
});
test('a compressed stream can be read as it comes', async () => {
  let push;
  const body = () => new ReadableStream({ start(controller) { push = (value) => controller.enqueue(bytes(value)); push('one'); } });
  const handler = () => new Response(body(), { headers: { 'content-type': 'text/plain' } });
  await using server = Deno.serve({ ...quiet, automaticCompression: true }, handler);
  const conn = await Deno.connect({ hostname: '127.0.0.1', port: server.addr.port });
  await conn.write(bytes('GET / HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\n\r\n'));
  const pieces = new ReadableStream({
    type: 'bytes',
    async pull(controller) {
      const buffer = new Uint8Array(1000);
      const count = await conn.read(buffer);
      const text = Array.from(buffer.subarray(0, count), (byte) => String.fromCharCode(byte)).join('');
      // The head and the first piece may come apart.
      const chunks = text.replace(/^HTTP[^]*?\r\n\r\n/, '').matchAll(/[0-9a-f]+\r\n([^]*?)\r\n(?=[0-9a-f]+\r\n|$)/g);
      for (const [, data] of chunks) controller.enqueue(Uint8Array.from(data, (c) => c.charCodeAt(0)));
      if (text.endsWith('\r\n\r\n')) await this.pull(controller);
    },
  });
  const reader = pieces.pipeThrough(new DecompressionStream('gzip')).pipeThrough(new TextDecoderStream()).getReader();
  assertEquals((await within(5000, reader.read(), 'the first piece')).value, 'one');
  push('two');
  assertEquals((await within(5000, reader.read(), 'the second piece')).value, 'two');
  conn.close();
});
test('shutdown closes connections that wait, and lets an answer come to its end', async () => {
  let finish;
  const started = Promise.withResolvers();
  const server = Deno.serve(quiet, () => new Response(new ReadableStream({
    start(controller) {
      controller.enqueue(bytes('one'));
      finish = () => { controller.enqueue(bytes('two')); controller.close(); };
      started.resolve();
    },
  })));
  const idle = await Deno.connect({ hostname: '127.0.0.1', port: server.addr.port });
  const busy = await Deno.connect({ hostname: '127.0.0.1', port: server.addr.port });
  await busy.write(bytes('GET / HTTP/1.1\r\nHost: a\r\n\r\n'));
  await started.promise;
  const down = server.shutdown();
  await new Promise((resolve) => setTimeout(resolve, 30));
  finish();
  assert((await within(5000, readAll(busy.readable), 'the answer')).includes('two'));
  await within(5000, down, 'the shutdown');
  await within(5000, readAll(idle.readable).catch(() => {}), 'the end of the idle connection');
});
test('what is no server is refused with the words of Deno', () => {
  const none = () => new Response('');
  assertThrows(() => Deno.serve(), TypeError, 'either a `handler` or `options` must be specified');
  assertThrows(() => Deno.serve({}), TypeError, 'handler must be a function, received undefined');
  assertThrows(() => Deno.serve({ ...quiet, port: 1.5 }, none), TypeError, 'Invalid port');
  assertThrows(() => Deno.serve({ ...quiet, port: 70_000 }, none), RangeError, 'out of range');
  assertThrows(() => Deno.serve({ ...quiet, cert: 'x' }, none), TypeError, "Both 'cert' and 'key' must be provided");
  assertThrows(() => Deno.serve({ ...quiet, alpnProtocols: ['h2'] }, none), TypeError, 'alpnProtocols');
});
test('a handshake of a WebSocket: twice, with a protocol that nobody offered, with fields of its own', async () => {
  const errors = [];
  const attempt = (body) => { try { return body(); } catch (error) { errors.push(error.name); return undefined; } };
  const handler = (request) => {
    attempt(() => Deno.upgradeWebSocket(request, { protocol: 'other' }));
    const { response, socket } = Deno.upgradeWebSocket(request);
    socket.onopen = () => socket.close(1001);
    attempt(() => Deno.upgradeWebSocket(request));
    response.headers.set('x-mine', '1');
    assertEquals(response.status, 101);
    return response;
  };
  await using server = Deno.serve(quiet, handler);
  const conn = await Deno.connect({ hostname: '127.0.0.1', port: server.addr.port });
  await conn.write(bytes('GET / HTTP/1.1\r\nHost: a\r\nConnection: keep-alive, Upgrade\r\nUpgrade: WebSocket\r\nSec-WebSocket-Version: 13\r\n' +
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n'));
  const buffer = new Uint8Array(2000);
  const answer = new TextDecoder().decode(buffer.subarray(0, await within(5000, conn.read(buffer), 'the answer')));
  assert(answer.startsWith('HTTP/1.1 101') && hasField(answer, 'x-mine: 1'), answer);
  assertEquals(errors, ['TypeError', 'Http']);
  // The close may have come with the answer, whose bytes are no UTF-8 then.
  if (answer.endsWith('\r\n\r\n')) assertEquals([...buffer.subarray(0, await within(5000, conn.read(buffer), 'the close'))].slice(0, 4), [0x88, 2, 0x03, 0xe9]);
  conn.close();
});
await run();
