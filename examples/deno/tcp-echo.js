// A TCP echo server and its clients, which send line after line and check what comes back.
// Arguments: clients (10), lines of each (20).
const clients = Number(Deno.args[0] ?? 10);
const lines = Number(Deno.args[1] ?? 20);

const listener = Deno.listen({ hostname: '127.0.0.1', port: 0 });
let served = 0;
const serving = (async () => {
  for await (const conn of listener) {
    served++;
    conn.readable.pipeTo(conn.writable).catch((error) => console.error(error));
  }
})();

const encoder = new TextEncoder();
async function client(number) {
  using conn = await Deno.connect({ hostname: '127.0.0.1', port: listener.addr.port });
  conn.setNoDelay(true);
  const buffer = new Uint8Array(1024);
  for (let i = 0; i < lines; i++) {
    const line = encoder.encode(`client ${number}, line ${i}\n`);
    for (let sent = 0; sent < line.length;) sent += await conn.write(line.subarray(sent));
    let got = 0;
    while (got < line.length) got += await conn.read(buffer.subarray(got)) ?? Number.NaN;
    if (line.some((byte, at) => byte !== buffer[at])) throw new Error(`client ${number} got something else back`);
  }
}

const started = performance.now();
await Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
const seconds = (performance.now() - started) / 1000;
listener.close();
await serving;
console.log(`${served} clients had ${clients * lines} lines echoed`);
if (Deno.args.length > 0) console.log(`${Math.round(clients * lines / seconds)} lines a second`);
