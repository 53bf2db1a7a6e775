// Three workers that work with promises, streams and cryptography for a while: network-runtime endurance.js -- [seconds].
// Prints by how many MiB the agent grew from the end of the first third on.
const seconds = Number(Deno.args[0] ?? 60);
const MIB = 1024 * 1024;

const work = {
  promises: `async () => {
    const chain = (n) => n === 0 ? Promise.resolve(0) : chain(n - 1).then((value) => value + 1);
    const late = new Promise((resolve) => setTimeout(resolve, 0));
    const all = await Promise.all(Array.from({ length: 200 }, (unused, i) => Promise.race([chain(i % 20), new Promise(() => {})])));
    await Promise.allSettled([late, Promise.reject(new Error('expected')), Promise.any([chain(3)])]);
    return all.length;
  }`,
  streams: `async () => {
    const text = 'stream after stream, '.repeat(2000);
    const through = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip')).pipeThrough(new DecompressionStream('gzip'));
    const [one, two] = through.pipeThrough(new TextDecoderStream()).tee();
    const read = async (stream) => { let length = 0; for await (const piece of stream) length += piece.length; return length; };
    const [first] = await Promise.all([read(one), two.pipeTo(new WritableStream())]);
    if (first !== text.length) throw new Error('lost: ' + first);
    return 1;
  }`,
  cryptography: `async () => {
    const data = crypto.getRandomValues(new Uint8Array(4096));
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt']);
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, data);
    const opened = new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed));
    const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
    const how = { name: 'ECDSA', hash: 'SHA-256' };
    const signature = await crypto.subtle.sign(how, pair.privateKey, opened);
    if (!await crypto.subtle.verify(how, pair.publicKey, signature, data)) throw new Error('not verified');
    await crypto.subtle.digest('SHA-512', data);
    return 1;
  }`,
};

const sandbox = new V8Sandbox({ agents: 1, cpuLimitMs: 2000, memoryLimitMb: 64 });
let ended = 0;
const running = [];
for (const [name, body] of Object.entries(work)) {
  const worker = await sandbox.createIsolate({ name });
  worker.onSystem('terminated', ({ reason, limit, measured }) => { ended++; console.log(`${name} was terminated: ${reason}, ${measured} of ${limit}`); });
  worker.onSystem('error', ({ message }) => console.log(`${name} failed: ${message}`));
  running.push(worker.execute(`(async () => {
    const once = ${body};
    const end = Date.now() + ${seconds * 1000};
    let rounds = 0;
    for (; Date.now() < end; rounds++) {
      await once();
      await new Promise((resolve) => setTimeout(resolve, 0)); // a turn has a limit of CPU time
    }
    return rounds;
  })()`).then((rounds) => [name, rounds > 0]));
}

/** The one child; the thread that started it is its parent. */
function agentPid() {
  for (const { name } of Deno.readDirSync('/proc/self/task')) {
    const children = Deno.readTextFileSync(`/proc/self/task/${name}/children`).trim();
    if (children !== '') return children.split(' ')[0];
  }
  throw new Error('no agent');
}
const residentMiB = () => Number(Deno.readTextFileSync(`/proc/${agentPid()}/statm`).split(' ')[1]) * 4096 / MIB;

let warm = 0;
let most = 0;
const start = Date.now();
const watch = setInterval(() => {
  if (Date.now() - start < seconds * 1000 / 3) warm = Math.max(warm, residentMiB());
  else most = Math.max(most, residentMiB());
}, 50);
for (const [name, done] of await Promise.all(running)) console.log(`${name} ${done ? 'went on' : 'did nothing'}`);
clearInterval(watch);
console.log(`terminated ${ended}`);
console.log(`agent grew by ${Math.max(0, Math.ceil(most - warm))} MiB`);
sandbox.shutdown();
