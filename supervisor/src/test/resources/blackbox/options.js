// A wrong option is a TypeError that names it.
const attempts = {
  unknown: () => new V8Sandbox({ agent: 2 }),
  agents: () => new V8Sandbox({ agents: 0 }),
  agentsText: () => new V8Sandbox({ agents: '2' }),
  cpu: () => new V8Sandbox({ cpuLimitMs: -1 }),
  cpuNaN: () => new V8Sandbox({ cpuLimitMs: NaN }),
  memory: () => new V8Sandbox({ memoryLimitMb: 'lots' }),
  isolation: () => new V8Sandbox({ isolation: 'total' }),
  console: () => new V8Sandbox({ console: true }),
  notAnObject: () => new V8Sandbox(4),
};
for (const [name, attempt] of Object.entries(attempts)) {
  try {
    attempt();
    console.log(name, 'was taken');
  } catch (error) {
    console.log(name, '|', error.name, '|', error.message);
  }
}
const sandbox = new V8Sandbox({ agents: 1 });
await sandbox.createIsolate({ agents: 1 }).catch((error) => console.log('isolate', '|', error.name, '|', error.message));
await sandbox.createIsolate({ name: 'two\nlines' }).catch((error) => console.log('name', '|', error.name, '|', error.message));
await sandbox.shutdown();
