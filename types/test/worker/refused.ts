// What must be refused in a worker.

// @ts-expect-error belongs to the host
new V8Sandbox();
// @ts-expect-error belongs to the host
Deno.cwd();
// @ts-expect-error there is no require
require('fs');
// @ts-expect-error there is no process
process.exit();
// @ts-expect-error there is no document
document.body;
// @ts-expect-error a constant
NETWORK = undefined;
// @ts-expect-error a function cannot travel
NETWORK.send('a', () => {});
// @ts-expect-error an event has a name
NETWORK.send();
// @ts-expect-error a handler is a function
NETWORK.on('a', 'b');
// @ts-expect-error system events are for the host
NETWORK.onSystem('error', () => {});
// @ts-expect-error a signal
NETWORK.request('a', 1, { signal: true });
// @ts-expect-error a promise
const n: number = NETWORK.request<number>('a');
