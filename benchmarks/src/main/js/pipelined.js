// Many in flight: args are the messages to answer, how many may be in flight, and rounds; prints messages per second
// of each round, where a message and its answer are one.
import { ping, pongSource } from './messages.js';

const [count, window, rounds] = Deno.args.map(Number);
const sandbox = new V8Sandbox({ agents: 1 });
const worker = await sandbox.createIsolate();
await worker.execute(`{ const pong = ${pongSource}; NETWORK.on('ping', (data) => NETWORK.send('pong', pong(data))); }`);

let sent = 0;
let answered = 0;
let finish;
const send = () => worker.send('ping', ping(sent++));
worker.on('pong', ({ id }) => {
  if (id !== answered++) throw new Error(`out of order: ${id}`);
  if (sent < count) send();
  else if (answered === count) finish();
});
const rates = [];
for (let round = 0; round < rounds; round++) {
  sent = answered = 0;
  const finished = new Promise((resolve) => { finish = resolve; });
  const start = performance.now();
  for (let i = 0; i < Math.min(window, count); i++) send();
  await finished;
  rates.push(count / (performance.now() - start) * 1000);
}
console.log(rates.join('\n'));
await sandbox.shutdown();
