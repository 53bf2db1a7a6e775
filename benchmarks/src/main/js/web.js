// The web platform in a worker: the argument is the number of rounds. Prints the figures of web-tasks.js, one a line.
const tasks = Deno.readTextFileSync(new URL('web-tasks.js', import.meta.url));
const sandbox = new V8Sandbox({ agents: 1 });
const worker = await sandbox.createIsolate();
console.log(await worker.execute(`${tasks.trim()}(${Number(Deno.args[0])})`));
await sandbox.shutdown();
