// A web server under many requests at once: each of the connections is kept alive, and in each round no request is answered
// before all of them have come. Arguments: connections (50), rounds (3).
const connections = Number(Deno.args[0] ?? 50);
const rounds = Number(Deno.args[1] ?? 3);

let waiting = [];
let most = 0;
const server = Deno.serve({ hostname: '127.0.0.1', port: 0, onListen() {} }, async (request) => {
  await new Promise((resolve) => {
    waiting.push(resolve);
    most = Math.max(most, waiting.length);
    if (waiting.length === connections) {
      for (const answer of waiting) answer();
      waiting = [];
    }
  });
  return new Response(`you asked for ${new URL(request.url).pathname}`);
});

const encoder = new TextEncoder();
const decoder = new TextDecoder();
async function client(number) {
  using conn = await Deno.connect({ hostname: '127.0.0.1', port: server.addr.port });
  const buffer = new Uint8Array(4096);
  for (let round = 0; round < rounds; round++) {
    await conn.write(encoder.encode(`GET /${number}/${round} HTTP/1.1\r\nHost: example\r\n\r\n`));
    let answer = '';
    while (!answer.endsWith(`you asked for /${number}/${round}`)) {
      const count = await conn.read(buffer);
      if (count === null) throw new Error(`connection ${number} was closed after ${answer}`);
      answer += decoder.decode(buffer.subarray(0, count));
    }
  }
}

const started = performance.now();
await Promise.all(Array.from({ length: connections }, (_, number) => client(number)));
const seconds = (performance.now() - started) / 1000;
await server.shutdown();
console.log(`${connections * rounds} requests answered on ${connections} connections, ${most} at once`);
if (Deno.args.length > 0) console.log(`${Math.round(connections * rounds / seconds)} requests a second`);
