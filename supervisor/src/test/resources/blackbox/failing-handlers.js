// Handlers of the host that throw anything: the worker hears of it, nobody else does, and the host lives.
const sandbox = new V8Sandbox({ agents: 1 });
const [worker, bystander] = await Promise.all([sandbox.createIsolate(), sandbox.createIsolate()]);
const values = { error: () => new Error('handler failed'), empty: () => new Error(''), text: () => '', none: () => undefined };
for (const [name, make] of Object.entries(values)) {
  worker.onRequest(`throw ${name}`, () => { throw make(); });
  worker.onRequest(`reject ${name}`, async () => { throw make(); });
  worker.on(`throw ${name}`, () => { throw make(); });
}
let bystanders = 0;
bystander.on('tick', () => bystanders++);
await bystander.execute(`NETWORK.on('ping', () => NETWORK.send('tick')); undefined`);
for (const name of Object.keys(values)) {
  for (const how of ['throw', 'reject']) {
    bystander.send('ping');
    const said = await worker.execute(`NETWORK.send('throw ${name}');
      NETWORK.request('${how} ${name}').then(() => 'must not be', (e) => [e instanceof Error, e.name, e.message])`);
    console.log(how, name, said);
  }
}
await bystander.execute('1');
console.log('of the bystander', bystanders);
await sandbox.shutdown();
