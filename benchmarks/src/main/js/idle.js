// Idle isolates: prints "ready" once the first isolate of each of two agents is there, and again with all of them; goes on
// at each line of standard input. The program that runs this one measures memory meanwhile.
const count = Number(Deno.args[0]);
const sandbox = new V8Sandbox({ agents: 2 });
const line = () => Deno.stdin.read(new Uint8Array(1));
const make = async () => {
  const isolate = await sandbox.createIsolate();
  await isolate.execute('NETWORK.on("any", () => {})');
};
await make();
await make();
console.log('ready');
await line();
for (let i = 0; i < count; i++) await make();
console.log('ready');
await line();
await sandbox.shutdown();
