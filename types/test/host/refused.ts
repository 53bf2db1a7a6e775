// What must be refused in the main isolate.

const sandbox = new V8Sandbox();
const isolate = await sandbox.createIsolate();

// @ts-expect-error an option that does not exist
new V8Sandbox({ threads: 2 });
// @ts-expect-error a number
new V8Sandbox({ cpuLimitMs: '500ms' });
// @ts-expect-error one of three words
new V8Sandbox({ isolation: 'none' });
// @ts-expect-error a tenant belongs to an isolate
new V8Sandbox({ tenant: 'a' });
// @ts-expect-error agents belong to the sandbox
sandbox.createIsolate({ agents: 2 });
// @ts-expect-error it must be awaited
sandbox.createIsolate().send('a');

// @ts-expect-error made by a sandbox only
new Isolate();
// @ts-expect-error read only
isolate.id = 3;
// @ts-expect-error read only
isolate.destroyed = true;

// @ts-expect-error a function cannot travel
isolate.send('a', () => {});
// @ts-expect-error a class cannot travel
isolate.send('a', class {});
// @ts-expect-error a symbol cannot travel
isolate.send('a', Symbol());
// @ts-expect-error an event has a name
isolate.send();
// @ts-expect-error the name is a string
isolate.send(1, {});
// @ts-expect-error code is a string
isolate.execute(() => {});
// @ts-expect-error a number of milliseconds
isolate.request('a', 1, { timeoutMs: '1s' });
// @ts-expect-error a handler is a function
isolate.on('a', {});
// @ts-expect-error there is no such system event
isolate.onSystem('crashed', () => {});
// @ts-expect-error this event has no signal
isolate.onSystem('destroyed', (end) => end.signal);
// @ts-expect-error this is no reason
isolate.onSystem('terminated', (end) => end.reason === 'manual');

// @ts-expect-error belongs to workers
NETWORK.send('a');
// @ts-expect-error a promise
const text: string = Deno.readTextFile('a');
// @ts-expect-error no such option
Deno.writeTextFile('a', 'b', { overwrite: true });
// @ts-expect-error an async iterable
for (const entry of Deno.readDir('.')) void entry;
// @ts-expect-error a port is needed
Deno.connect({ hostname: 'localhost' });
// @ts-expect-error no foreign functions
Deno.dlopen('libc.so.6', {});
// @ts-expect-error made by Deno.open alone
new Deno.FsFile(3);
// @ts-expect-error no such signal
Deno.addSignalListener('SIGFOO', () => {});
// @ts-expect-error no such way
new Deno.Command('ls', { stdout: 'pipe' });
// @ts-expect-error a handler gives a Response
Deno.serve(() => 'text');
// @ts-expect-error a server with a certificate needs its key
Deno.serve({ cert: 'PEM', port: 0 }, () => new Response()).addr.transport === 'unix' satisfies boolean;
