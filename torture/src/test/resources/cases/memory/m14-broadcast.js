// M14 BroadcastChannels that are flooded with large messages
// expect: memory_limit_exceeded heap_out_of_memory
// neighbour: lives
const from = new BroadcastChannel("flood");
const to = new BroadcastChannel("flood");
to.onmessage = () => {};
for (;;) from.postMessage(new Uint8Array(1 << 20));
