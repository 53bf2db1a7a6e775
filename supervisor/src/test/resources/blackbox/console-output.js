// A worker's console says nothing, or what was asked for; standard output is the script's alone.
const sandbox = new V8Sandbox();
const silent = await sandbox.createIsolate();
await silent.execute(`console.log('must not be seen'); console.error('nor this')`);
const told = await sandbox.createIsolate({ console: 'event' });
told.onSystem('console', ({ level, text }) => console.log(level, '|', text));
await told.execute(`console.log('a', 1, { b: [2] }); console.warn('%s!', 'careful'); undefined`);
const inherited = await sandbox.createIsolate({ console: 'inherit' });
await inherited.execute(`console.log('to standard error'); undefined`);
await sandbox.shutdown();
