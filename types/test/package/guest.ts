// A worker's script there.
NETWORK.on('task', (data) => NETWORK.send('result', data));
const isFull = (error: unknown) => error instanceof QuotaExceededError && error.requested !== null;
NETWORK.send('full', isFull(null));
// @ts-expect-error belongs to the main isolate
Deno.exit();
