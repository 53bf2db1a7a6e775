// H03, H05 names of methods and events are looked up in maps, and none is reserved
const sandbox = new V8Sandbox();
const worker = await sandbox.createIsolate();
const names = ['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'then', '__request', '__response', '__ws_event',
  'terminated', 'destroyed', 'error', '', ' ', '\u0000', '\ud800', '\u{1f480}'];
const heard = [];
let ended = 0;
worker.onSystem('terminated', () => ended++);
worker.onSystem('destroyed', () => ended++);
for (const name of names) worker.on(name, () => heard.push(name));
const answers = await worker.execute(`
  (async () => {
    const names = ${JSON.stringify(names)};
    const answers = [];
    for (const name of names) {
      NETWORK.send(name, null);
      answers.push(await NETWORK.request(name, null).then(() => 'answered', (error) => error.message));
    }
    return answers;
  })()
`);
answers.forEach((answer, i) => {
  if (!answer.startsWith('No handler registered for method')) throw new Error(`${JSON.stringify(names[i])}: ${answer}`);
});
if (heard.length !== names.length || heard[14] !== '\ud800') throw new Error(`heard ${JSON.stringify(heard)}`);
worker.onRequest('__proto__', () => 5);
if (await worker.execute('NETWORK.request("__proto__")') !== 5) throw new Error('__proto__ is a name as any');
if (ended !== 0) throw new Error('an event was forged');
await sandbox.shutdown();
if (ended !== 1) throw new Error(`${ended} ends`);
