// H01 keys that reach for prototypes, in what a worker sends: own properties of plain data for the host
const sandbox = new V8Sandbox();
const worker = await sandbox.createIsolate();
const heard = [];
worker.on('data', (data) => heard.push(data));
await worker.execute(`
  const text = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":2}},"toString":3}';
  NETWORK.send('data', JSON.parse(text));
  NETWORK.send('data', { ...JSON.parse(text), when: new Date(0) });
  NETWORK.send('data', Object.assign(Object.create(null), { map: new Map([['__proto__', { polluted: 4 }]]) }));
`);
await worker.execute('1');
if (heard.length !== 3) throw new Error(`${heard.length} of 3`);
const merge = (to, from) => {
  for (const key of Object.keys(from)) {
    if (typeof from[key] === 'object' && from[key] !== null && Object.hasOwn(to, key)) merge(to[key], from[key]);
    else Object.defineProperty(to, key, { value: from[key], enumerable: true, configurable: true, writable: true });
  }
  return to;
};
for (const data of heard) {
  if (Object.getPrototypeOf(data) !== Object.prototype) throw new Error('a prototype of the worker\'s choice');
  Object.assign({}, { ...data });
  merge({}, data);
  structuredClone(data);
}
if (!Object.hasOwn(heard[0], '__proto__') || heard[0].toString !== 3) throw new Error('keys were lost');
for (const bare of [{}, [], () => {}]) {
  if (bare.polluted !== undefined) throw new Error('polluted');
}
await sandbox.shutdown();
