// Warm createIsolate: args are the number of isolates to measure and of those before; prints microseconds, one a line.
const [count, warmUp] = Deno.args.map(Number);
const sandbox = new V8Sandbox({ agents: 2 });
const times = [];
for (let i = 0; i < warmUp + count; i++) {
  const start = performance.now();
  const isolate = await sandbox.createIsolate();
  times.push((performance.now() - start) * 1000);
  isolate.destroy();
  // One at a time: the spare isolate of the agent is there again, as it is for a program that makes one now and then.
  await new Promise((resolve) => { setTimeout(resolve, 30); });
}
console.log(times.slice(warmUp).join('\n'));
await sandbox.shutdown();
