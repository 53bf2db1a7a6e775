// Lines echoed per second, one line a round: connections, lines of each, rounds. Runs on Deno too.
const [connections, lines, rounds] = Deno.args.map(Number);
const listener = Deno.listen({ hostname: '127.0.0.1', port: 0 });

async function serve(conn) {
  const buffer = new Uint8Array(1024);
  for (;;) {
    const count = await conn.read(buffer);
    if (count === null) break;
    for (let sent = 0; sent < count;) sent += await conn.write(buffer.subarray(sent, count));
  }
  conn.close();
}

async function accept() {
  const serving = [];
  for (let i = 0; i < connections; i++) serving.push(serve(await listener.accept()));
  await Promise.all(serving);
}

async function send(conn, line) {
  const buffer = new Uint8Array(1024);
  for (let i = 0; i < lines; i++) {
    for (let sent = 0; sent < line.length;) sent += await conn.write(line.subarray(sent));
    for (let got = 0; got < line.length;) got += await conn.read(buffer);
  }
}

const serving = accept();
const conns = await Promise.all(Array.from({ length: connections }, () =>
  Deno.connect({ hostname: '127.0.0.1', port: listener.addr.port })));
for (const conn of conns) conn.setNoDelay(true);
const line = new TextEncoder().encode('a line of some thirty bytes...\n');
for (let round = 0; round < rounds; round++) {
  const start = performance.now();
  await Promise.all(conns.map((conn) => send(conn, line)));
  console.log(connections * lines / (performance.now() - start) * 1000);
}
for (const conn of conns) conn.close();
await serving;
listener.close();
