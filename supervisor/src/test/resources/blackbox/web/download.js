// A worker downloads random bytes through its host: network-runtime download.js -- [MiB]. Prints whether they arrived as
// they were sent, and by how many MiB the processes grew meanwhile, once they were warm.
const mebibytes = Number(Deno.args[0] ?? 100);
const MIB = 1024 * 1024;
const PIECE = 256 * 1024;

/** SHA-256 (FIPS 180-4) of what comes piece by piece; crypto.subtle wants everything at once. */
function Sha256() {
  const primes = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every((p) => n % p)) primes.push(n);
  const bits = (root) => ((root - Math.floor(root)) * 2 ** 32) | 0;
  const k = Int32Array.from(primes, (p) => bits(Math.cbrt(p)));
  const h = Int32Array.from(primes.slice(0, 8), (p) => bits(Math.sqrt(p)));
  const w = new Int32Array(64);
  const rest = new Uint8Array(64);
  let filled = 0;
  let total = 0;
  const turn = (x, n) => (x >>> n) | (x << (32 - n));
  const block = (data, at) => {
    for (let i = 0; i < 16; i++, at += 4) w[i] = (data[at] << 24) | (data[at + 1] << 16) | (data[at + 2] << 8) | data[at + 3];
    for (let i = 16; i < 64; i++) {
      const a = w[i - 15];
      const b = w[i - 2];
      w[i] = w[i - 16] + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + w[i - 7] + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10));
    }
    let [a, b, c, d, e, f, g, last] = h;
    for (let i = 0; i < 64; i++) {
      const t1 = (last + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + k[i] + w[i]) | 0;
      const t2 = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      last = g; g = f; f = e; e = (d + t1) | 0; d = c; c = b; b = a; a = (t1 + t2) | 0;
    }
    h[0] += a; h[1] += b; h[2] += c; h[3] += d; h[4] += e; h[5] += f; h[6] += g; h[7] += last;
  };
  const update = (data) => {
    total += data.length;
    let at = 0;
    if (filled > 0) {
      at = Math.min(64 - filled, data.length);
      rest.set(data.subarray(0, at), filled);
      filled += at;
      if (filled < 64) return;
      block(rest, 0);
    }
    for (; at + 64 <= data.length; at += 64) block(data, at);
    rest.set(data.subarray(at));
    filled = data.length - at;
  };
  const digest = () => {
    const length = total * 8;
    const end = new Uint8Array(filled < 56 ? 64 - filled : 128 - filled);
    end[0] = 0x80;
    new DataView(end.buffer).setUint32(end.length - 8, Math.floor(length / 2 ** 32));
    new DataView(end.buffer).setUint32(end.length - 4, length >>> 0);
    update(end);
    return [...h].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
  };
  return { update, digest };
}

const sent = new Map();
const server = Deno.serve({ port: 0, hostname: '127.0.0.1', onListen() {} }, (request) => {
  const { searchParams } = new URL(request.url);
  const hash = Sha256();
  let left = Number(searchParams.get('bytes'));
  return new Response(new ReadableStream({
    type: 'bytes',
    pull(controller) {
      const piece = new Uint8Array(Math.min(left, PIECE));
      for (let at = 0; at < piece.length; at += 65536) crypto.getRandomValues(piece.subarray(at, at + 65536));
      hash.update(piece);
      left -= piece.length;
      controller.enqueue(piece);
      if (left > 0) return;
      sent.set(searchParams.get('name'), hash.digest());
      controller.close();
    },
  }), { headers: { 'Content-Type': 'application/octet-stream' } });
});

const sandbox = new V8Sandbox({ agents: 1, memoryLimitMb: 64 });
const worker = await sandbox.createIsolate();
worker.onRequest('fetch', async ({ url, method, headers, body }) => {
  const response = await fetch(url, { method, headers, body });
  return { status: response.status, headers: [...response.headers], body: response.body };
});
await worker.execute(`${Sha256}
  async function download(url) {
    const hash = Sha256();
    for await (const piece of (await fetch(url)).body) hash.update(piece);
    return hash.digest();
  }`);

const address = (name, bytes) => `http://127.0.0.1:${server.addr.port}/?name=${name}&bytes=${bytes}`;
const download = (name, bytes) => worker.execute(`download(${JSON.stringify(address(name, bytes))})`);

const residentMiB = (pid) => Number(Deno.readTextFileSync(`/proc/${pid}/statm`).split(' ')[1]) * 4096 / MIB;
const processes = { supervisor: Deno.pid, agent: agentPid() };

/** The one child; the thread that started it is its parent. */
function agentPid() {
  for (const { name } of Deno.readDirSync('/proc/self/task')) {
    const children = Deno.readTextFileSync(`/proc/self/task/${name}/children`).trim();
    if (children !== '') return children.split(' ')[0];
  }
  throw new Error('no agent');
}

await download('warm', 32 * MIB);
const before = {};
const most = {};
for (const [name, pid] of Object.entries(processes)) before[name] = most[name] = residentMiB(pid);
const watch = setInterval(() => {
  for (const [name, pid] of Object.entries(processes)) most[name] = Math.max(most[name], residentMiB(pid));
}, 50);
const received = await download('real', mebibytes * MIB);
clearInterval(watch);

console.log(received === sent.get('real') ? 'intact' : `sent ${sent.get('real')}, received ${received}`);
for (const name of Object.keys(processes)) console.log(`${name} grew by ${Math.max(0, Math.ceil(most[name] - before[name]))} MiB`);
worker.destroy();
await sandbox.shutdown();
await server.shutdown();
