// The client's side of WebSockets, as far as Deno goes beyond the standard. https://docs.deno.com/api/web/~/WebSocket
import { assert, assertEquals, assertThrows, run, test, within } from './harness.js';

let asked;
const server = Deno.serve({ hostname: '127.0.0.1', port: 0, onListen() {} }, (request) => {
  asked = new Headers(request.headers);
  if (request.url.endsWith('/closed')) return new Response('no', { status: 401 });
  const { socket, response } = Deno.upgradeWebSocket(request, { protocol: request.headers.get('sec-websocket-protocol') ?? undefined });
  socket.onopen = () => socket.send('hello');
  return response;
});
const base = `ws://127.0.0.1:${server.addr.port}/`;

/** Opens a socket, takes one message, closes; gives the socket and the error event, if there was one. */
function visit(url, ...rest) {
  const socket = new WebSocket(url, ...rest);
  let failure;
  socket.onmessage = () => socket.close(1000);
  socket.onerror = (event) => { failure = event; };
  const closed = new Promise((resolve) => { socket.onclose = () => resolve({ socket, failure }); });
  return within(10_000, closed, 'the end of the connection');
}

test('headers of the handshake', async () => {
  for (const headers of [{ 'X-Test': 'yes' }, [['x-test', 'yes']], new Headers({ 'x-test': 'yes' })]) {
    const { failure } = await visit(base, { headers });
    assertEquals([failure, asked.get('x-test')], [undefined, 'yes']);
  }
  const { failure } = await visit(base, { headers: { 'Sec-WebSocket-Key': 'bad', Connection: 'close', Upgrade: 'h2c' } });
  assertEquals(failure, undefined);
});
test('protocols in the options', async () => {
  const { socket } = await visit(base, { protocols: ['chat'], headers: { 'x-test': 'too' } });
  assertEquals([socket.protocol, asked.get('x-test')], ['chat', 'too']);
  for (const init of [undefined, null, {}, []]) assertEquals((await visit(base, init)).socket.protocol, '');
  assertEquals((await visit(base, 'chat')).socket.protocol, 'chat');
});
test('user and password of the URL', async () => {
  const { socket, failure } = await visit(base.replace('127', 'us%65r:p%40ss@127'));
  assertEquals([failure, socket.url, asked.get('authorization')], [undefined, base, `Basic ${btoa('user:p@ss')}`]);
  await visit(base.replace('127', 'user@127'));
  assertEquals(asked.get('authorization'), `Basic ${btoa('user:')}`);
  await visit(base.replace('127', 'user:pw@127'), { headers: { authorization: 'Bearer mine' } });
  assertEquals(asked.get('authorization'), 'Bearer mine');
});
test('the program names itself as in fetch', async () => {
  await (await fetch(base.replace('ws', 'http') + 'closed')).text();
  const inFetch = asked.get('user-agent');
  await visit(base);
  assertEquals(asked.get('user-agent'), inFetch);
});
test('failures to connect are told', async () => {
  for (const [url, why] of [
    [`${base}closed`, 'Invalid status code: 401'], ['ws://127.0.0.1:1/', ''], ['ws://nonesuch.invalid/', ''],
  ]) {
    const { failure } = await visit(url);
    assert(failure instanceof ErrorEvent, url);
    assertEquals(failure.error.name, 'NetworkError');
    assert(failure.message.startsWith(`NetworkError: failed to connect to WebSocket: ${why}`), failure.message);
  }
});
test('a close while it connects', async () => {
  const listener = Deno.listen({ hostname: '127.0.0.1', port: 0 });
  const accepting = listener.accept();
  const socket = new WebSocket(`ws://127.0.0.1:${listener.addr.port}/`);
  const failed = new Promise((resolve) => { socket.onerror = resolve; });
  const conn = await accepting;
  socket.close();
  const { error } = await within(10_000, failed, 'the error');
  assert(error instanceof Deno.errors.Interrupted, String(error));
  assertEquals([error.message, error.code], ['operation canceled', 'EINTR']);
  conn.close();
  listener.close();
});
test('a server closes with codes that a client may not', async () => {
  await using closing = Deno.serve({ hostname: '127.0.0.1', port: 0, onListen() {} }, (request) => {
    const { socket, response } = Deno.upgradeWebSocket(request);
    socket.onopen = () => socket.close(1008, 'not here');
    return response;
  });
  const socket = new WebSocket(`ws://127.0.0.1:${closing.addr.port}/`);
  assertThrows(() => socket.close(1008), DOMException, 'close');
  const { code, reason, wasClean } = await within(10_000, new Promise((resolve) => { socket.onclose = resolve; }), 'the close');
  assertEquals([code, reason, wasClean], [1008, 'not here', true]);
});
test('arguments', () => {
  const refused = (init, Class, part) => assertThrows(() => new WebSocket(base, init), Class, part);
  refused(['a', 'A'], DOMException);
  refused({ protocols: ['a', 'a'] }, DOMException);
  refused({ protocols: 'chat' }, TypeError);
  refused({ headers: { 'bad name': 'x' } }, TypeError);
  refused({ headers: 3 }, TypeError);
  refused({ client: 3 }, TypeError, 'Deno.HttpClient');
});
await run();
await server.shutdown();
