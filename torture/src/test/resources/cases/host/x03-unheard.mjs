// X03 what a script says to isolates whose end it has not heard of yet
const children = () => new Deno.Command('pgrep', { args: ['-P', String(Deno.pid)] }).outputSync().stdout;
const sandbox = new V8Sandbox({ agents: 1 });
const workers = await Promise.all(Array.from({ length: 4 }, () => sandbox.createIsolate()));
const ends = [];
for (const worker of workers) {
  for (const event of ['terminated', 'destroyed']) worker.onSystem(event, ({ reason }) => ends.push(reason));
}
const pending = workers[0].request('nothing').then(() => 'answered', (error) => error.message);
for (const pid of new TextDecoder().decode(children()).trim().split('\n')) {
  try { Deno.kill(Number(pid), 'SIGKILL'); } catch { /* pgrep itself */ }
}
for (const end = Date.now() + 1000; Date.now() < end;);
for (const call of ['execute', 'executeModule', 'send']) {
  try {
    workers[1][call]('1;');
    throw new RangeError(`${call} went through`);
  } catch (error) {
    if (error.name !== 'Error' || !/^(Isolate\.|Isolate #).*destroyed/.test(error.message)) throw error;
  }
}
workers[2].destroy();
const closed = sandbox.shutdown();
if (!/agent_lost|handler/.test(await pending)) throw new Error(await pending);
await closed;
if (ends.length !== 4 || ends.some((reason) => reason !== 'agent_lost')) throw new Error(`ends: ${ends}`);
