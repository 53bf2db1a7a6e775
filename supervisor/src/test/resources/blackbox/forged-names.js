// A worker cannot forge system events, answers or other isolates' messages by the names it sends.
const sandbox = new V8Sandbox();
const worker = await sandbox.createIsolate();
const names = ['__proto__', '__request', '__response', 'destroyed', 'terminated', 'error', 'system', 'constructor', 'hasOwnProperty', ''];
let system = 0;
for (const event of ['destroyed', 'terminated', 'error', 'console']) worker.onSystem(event, () => system++);
const heard = [];
for (const name of names) worker.on(name, (data) => heard.push([name, data]));
await worker.execute(`for (const name of ${JSON.stringify(names)}) NETWORK.send(name, { reason: 'forged', id: 0 }); undefined`);
console.log(heard.length === names.length, heard.every(([name, data]) => names.includes(name) && data.reason === 'forged'));
console.log('system events', system, 'destroyed', worker.destroyed);
console.log(({}).reason, Object.prototype.reason);
await worker.execute(`
  const data = JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}');
  NETWORK.send('own', data)`);
worker.on('own', () => {});
console.log(({}).polluted);
for (const name of ['a'.repeat(257), 'é'.repeat(129)]) {
  try {
    worker.send(name);
  } catch (error) {
    console.log(`${error.name}: ${error.message}`);
  }
}
try {
  worker.onSystem('__proto__', () => {});
} catch (error) {
  console.log(`${error.name}: ${error.message}`);
}
worker.destroy();
