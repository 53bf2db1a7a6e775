// Streams move with structuredClone() and postMessage(), with their backpressure, errors and cancellation.
const sandbox = new V8Sandbox({ agents: 1 });
const worker = await sandbox.createIsolate();
console.log(await worker.execute(`(async () => {
  const lines = [];
  const say = (...values) => lines.push(values.map((value) => typeof value === 'string' ? value : JSON.stringify(value)).join(' '));
  const all = async (stream) => {
    const chunks = [];
    for await (const chunk of stream) chunks.push(chunk);
    return chunks;
  };
  const name = (promise) => promise.then(() => 'fulfilled', (error) => error.name);
  const thrown = (body) => {
    try {
      body();
      return 'nothing';
    } catch (error) {
      return error.name;
    }
  };

  const readable = new ReadableStream({ start(c) { c.enqueue('a'); c.enqueue({ b: [1] }); c.close(); } });
  const moved = structuredClone({ readable }, { transfer: [readable] }).readable;
  say(readable.locked, moved.locked, await all(moved));

  const written = [];
  let closed;
  const end = new Promise((resolve) => { closed = resolve; });
  const writable = new WritableStream({ write(chunk) { written.push(chunk); }, close: () => closed() });
  const writer = structuredClone(writable, { transfer: [writable] }).getWriter();
  await writer.write(1);
  await writer.close();
  await end;
  say(written);

  const { port1, port2 } = new MessageChannel();
  const arrived = new Promise((resolve) => { port2.onmessage = ({ data }) => resolve(data); });
  const transform = new TransformStream({ transform(chunk, controller) { controller.enqueue(chunk * 2); } });
  port1.postMessage(transform, [transform]);
  const twin = await arrived;
  port1.close();
  const into = twin.writable.getWriter();
  into.write(21);
  into.close();
  say(await all(twin.readable));

  let pulled = 0;
  const endless = new ReadableStream({ pull(c) { c.enqueue(pulled++); } }, { highWaterMark: 0 });
  const reader = structuredClone(endless, { transfer: [endless] }).getReader();
  for (let i = 0; i < 10; i++) await reader.read();
  say('ahead by', pulled - 10 < 4 ? 'little' : pulled);

  let reason;
  const cancelled = new Promise((resolve) => { reason = resolve; });
  const source = new ReadableStream({ cancel: (why) => reason(why) });
  await structuredClone(source, { transfer: [source] }).cancel('enough');
  say(await cancelled);

  const failing = new ReadableStream({ start(c) { c.error(new RangeError('gone')); } });
  const uncloneable = new ReadableStream({ start(c) { c.enqueue(() => {}); } });
  say(await name(all(structuredClone(failing, { transfer: [failing] }))), await name(all(structuredClone(uncloneable, { transfer: [uncloneable] }))));

  const locked = new ReadableStream();
  locked.getReader();
  const pair = new TransformStream();
  say(thrown(() => structuredClone(locked, { transfer: [locked] })), thrown(() => structuredClone(new ReadableStream())),
    thrown(() => structuredClone(pair, { transfer: [pair, pair.readable] })));
  return lines.join(String.fromCharCode(10));
})()`));
await sandbox.shutdown();
