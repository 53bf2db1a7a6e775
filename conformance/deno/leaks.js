// Nothing stays open: the descriptors of the process before and after. https://docs.deno.com/api/deno/
import { assert, assertEquals, assertRejects, assertThrows, readAll, run, test, within } from './harness.js';

const dir = Deno.makeTempDirSync();
const ROUNDS = 30;

/** Files, sockets and pipes of this process; others are the runtime's own. */
function open() {
  const found = [];
  for (const { name } of Deno.readDirSync('/proc/self/fd')) {
    try {
      const target = Deno.readLinkSync(`/proc/self/fd/${name}`);
      if (/^(socket|pipe):/.test(target) || target.startsWith(dir)) found.push(target);
    } catch {
      // The descriptor of the listing itself.
    }
  }
  return found;
}

/** A leak shows in every round; what the runtime opens for itself meanwhile, such as the pipes of a starting agent, once. */
function leaves(name, round) {
  test(`${name}: nothing stays open`, async () => {
    await round();
    await new Promise((resolve) => setTimeout(resolve, 100));
    const before = open().length;
    for (let i = 0; i < ROUNDS; i++) await round();
    let after = open();
    for (let i = 0; i < 100 && after.length > before + ROUNDS / 2; i++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      after = open();
    }
    assert(after.length <= before + ROUNDS / 2, `${before} descriptors became ${after.length}: ${after}`);
  });
}

leaves('files by name', async () => {
  await Deno.writeTextFile(`${dir}/a`, 'x');
  await Deno.readTextFile(`${dir}/a`);
  await assertRejects(() => Deno.readTextFile(`${dir}/none`));
  assertThrows(() => Deno.openSync(`${dir}/a/b`));
  await Array.fromAsync(Deno.readDir(dir));
});
leaves('streams of files, read to the end, canceled or failed', async () => {
  Deno.writeFileSync(`${dir}/b`, new Uint8Array(200_000));
  assertEquals((await new Response((await Deno.open(`${dir}/b`)).readable).bytes()).byteLength, 200_000);
  const reader = (await Deno.open(`${dir}/b`)).readable.getReader();
  await reader.read();
  await reader.cancel();
  for await (const _ of (await Deno.open(`${dir}/b`)).readable) break;
  await (await Deno.open(`${dir}/b`)).readable.pipeTo((await Deno.create(`${dir}/c`)).writable);
  await (await Deno.create(`${dir}/c`)).writable.abort('enough');
  const failing = ReadableStream.from((async function* () { throw new Error('broken source'); })());
  await assertRejects(async () => failing.pipeTo((await Deno.create(`${dir}/c`)).writable), Error, 'broken source');
  using _file = Deno.openSync(`${dir}/b`);
});
leaves('connections', async () => {
  const listener = Deno.listen({ hostname: '127.0.0.1', port: 0 });
  const [server, client] = await Promise.all([listener.accept(), Deno.connect({ hostname: '127.0.0.1', port: listener.addr.port })]);
  const echoing = server.readable.pipeTo(server.writable);
  await client.write(new Uint8Array(10));
  await client.closeWrite();
  assertEquals((await readAll(client.readable)).length, 10);
  await echoing;
  const accepting = listener.accept();
  listener.close();
  await assertRejects(() => accepting);
  await assertRejects(() => Deno.connect({ hostname: '127.0.0.1', port: listener.addr.port }), Deno.errors.ConnectionRefused);
});
leaves('an aborted connect, and an aborted reading', async () => {
  const listener = Deno.listen({ hostname: '127.0.0.1', port: 0 });
  const controller = new AbortController();
  const connecting = Deno.connect({ hostname: '127.0.0.1', port: listener.addr.port, signal: controller.signal });
  controller.abort(new Error('changed my mind'));
  await assertRejects(() => connecting, Error, 'changed my mind');
  listener.close();
  Deno.writeFileSync(`${dir}/large`, new Uint8Array(4 << 20));
  const reading = Deno.readFile(`${dir}/large`, { signal: controller.signal });
  await assertRejects(() => reading, Error, 'changed my mind');
  const later = new AbortController();
  const aborted = Deno.readFile(`${dir}/large`, { signal: later.signal });
  later.abort(new Error('now'));
  await assertRejects(() => aborted, Error, 'now');
});
leaves('UDP and unix sockets', async () => {
  const a = Deno.listenDatagram({ transport: 'udp', hostname: '127.0.0.1', port: 0 });
  await a.send(new Uint8Array(1), a.addr);
  await a.receive();
  a.close();
  using listener = Deno.listen({ transport: 'unix', path: `${dir}/socket` });
  using _client = await Deno.connect({ transport: 'unix', path: `${dir}/socket` });
  (await listener.accept()).close();
});
leaves('web servers, fetch and WebSockets', async () => {
  const server = Deno.serve({ hostname: '127.0.0.1', port: 0, onListen() {} }, (request) => {
    if (request.headers.get('upgrade') !== 'websocket') return new Response('x'.repeat(100_000));
    const { socket, response } = Deno.upgradeWebSocket(request);
    socket.onmessage = () => socket.close();
    return response;
  });
  using conn = await Deno.connect({ hostname: '127.0.0.1', port: server.addr.port });
  await conn.write(new TextEncoder().encode('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'));
  assert((await readAll(conn.readable)).length > 100_000);
  const socket = new WebSocket(`ws://127.0.0.1:${server.addr.port}/`);
  socket.onopen = () => socket.send('x');
  await within(5000, new Promise((resolve) => { socket.onclose = resolve; }), 'the close');
  await server.shutdown();
});
leaves('children', async () => {
  await new Deno.Command('echo', { args: ['x'] }).output();
  const child = new Deno.Command('cat', { stdin: 'piped', stdout: 'piped' }).spawn();
  await child.stdin.close();
  await child.output();
  await assertRejects(() => new Deno.Command('no-such-program').output());
});
leaves('watches', async () => {
  Deno.watchFs(dir).close();
});
await run();
