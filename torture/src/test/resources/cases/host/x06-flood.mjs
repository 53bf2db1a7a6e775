// X06 a flood of messages to a main script that is busy fills nobody's memory, and all of it arrives in order afterwards
const [messages, busyMs] = Deno.args.includes('long') ? [1_000_000, 10_000] : [50_000, 1000];
const MEGABYTES = 64;
const residentMegabytes = () => Number(Deno.readTextFileSync('/proc/self/statm').split(' ')[1]) * 4096 / 1e6;

const sandbox = new V8Sandbox({ agents: 1, cpuLimitMs: 0 });
const worker = await sandbox.createIsolate();
let heard = 0;
const all = new Promise((resolve, reject) => {
  worker.on('n', ({ i }) => {
    if (i !== heard++) reject(new Error(`message ${i} came as the ${heard}th`));
    if (heard === messages) resolve();
  });
  worker.onSystem('terminated', (end) => reject(new Error(`ended: ${end.reason}`)));
});
const before = residentMegabytes();
let most = before;
const sent = worker.execute(`for (let i = 0; i < ${messages}; i++) NETWORK.send('n', { i })`);
for (const end = Date.now() + busyMs; Date.now() < end;) most = Math.max(most, residentMegabytes());
if (heard > 0) throw new Error(`${heard} messages were heard in the middle of a turn`);
await sent;
await all;
most = Math.max(most, residentMegabytes());
if (most - before > MEGABYTES) throw new Error(`the host grew by ${most - before} MB`);
await sandbox.shutdown();
