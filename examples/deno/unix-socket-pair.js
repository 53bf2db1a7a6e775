// Two ends of a unix socket that talk in JSON lines; the socket's file goes with its listener.
const folder = await Deno.makeTempDir();
const path = `${folder}/calculator.sock`;
const listener = Deno.listen({ transport: 'unix', path });
console.log('a socket:', (await Deno.stat(path)).isSocket);

async function* lines(readable) {
  let rest = '';
  for await (const chunk of readable.pipeThrough(new TextDecoderStream())) {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    yield* parts;
  }
}
const encoder = new TextEncoder();
const send = (conn, value) => conn.write(encoder.encode(`${JSON.stringify(value)}\n`));

const serving = (async () => {
  const conn = await listener.accept();
  for await (const line of lines(conn.readable)) {
    const { a, b } = JSON.parse(line);
    await send(conn, { sum: a + b });
  }
})();

const conn = await Deno.connect({ transport: 'unix', path });
const answers = lines(conn.readable);
for (const [a, b] of [[1, 2], [20, 22], [0.1, 0.2]]) {
  await send(conn, { a, b });
  console.log(a, '+', b, '=', JSON.parse(String((await answers.next()).value)).sum);
}
conn.close();
await serving;
listener.close();
console.log('left in the folder:', (await Array.fromAsync(Deno.readDir(folder))).length);
await Deno.remove(folder, { recursive: true });
