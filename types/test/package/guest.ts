// A worker's script there.
NETWORK.on('task', (data) => NETWORK.send('result', data));
// @ts-expect-error belongs to the main isolate
Deno.exit();
