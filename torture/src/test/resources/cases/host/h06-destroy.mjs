// H06 an isolate that is destroyed while a handler of the host works for it: the late answer is dropped
const sandbox = new V8Sandbox();
const worker = await sandbox.createIsolate();
const ended = new Promise((resolve) => worker.onSystem('destroyed', resolve));
const handled = new Promise((resolve) => {
  worker.onRequest('slow', async () => {
    worker.destroy();
    await ended;
    setTimeout(resolve, 50);
    return { late: true };
  });
});
worker.execute('NETWORK.request("slow").then((value) => NETWORK.send("got", value))').catch(() => {});
await handled;
for (const call of ['execute', 'send', 'request']) {
  try {
    const result = worker[call]('x');
    await result;
    throw new RangeError(`${call} went through`);
  } catch (error) {
    if (error instanceof RangeError || !/destroyed/.test(error.message)) throw error;
  }
}
await sandbox.shutdown();
