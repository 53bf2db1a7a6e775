// One small message in flight: args are the number of round trips to measure and of those before; prints microseconds.
import { ping, pongSource } from './messages.js';

const [count, warmUp] = Deno.args.map(Number);
const sandbox = new V8Sandbox({ agents: 1 });
const worker = await sandbox.createIsolate();
await worker.execute(`{ const pong = ${pongSource}; NETWORK.on('ping', (data) => NETWORK.send('pong', pong(data))); }`);

const times = new Float64Array(warmUp + count);
let done = 0;
let start;
const send = () => {
  start = performance.now();
  worker.send('ping', ping(done));
};
await new Promise((resolve) => {
  worker.on('pong', ({ result }) => {
    times[done] = (performance.now() - start) * 1000;
    if (result !== done + 2) throw new Error(`wrong answer: ${result}`);
    if (++done < times.length) send();
    else resolve();
  });
  send();
});
console.log(times.slice(warmUp).join('\n'));
await sandbox.shutdown();
