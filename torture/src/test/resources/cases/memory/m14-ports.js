// M14 a MessageChannel that is flooded with large messages: the queue is bounded in messages, the memory in bytes
// expect: memory_limit_exceeded heap_out_of_memory
// neighbour: lives
const { port1, port2 } = new MessageChannel();
port2.onmessage = () => {};
for (;;) port1.postMessage(new Uint8Array(1 << 20));
