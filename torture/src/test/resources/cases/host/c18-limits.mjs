// C18 limits that are no numbers, or none that can be held, are errors that name them; 0 is no limit
const wrong = [-1, NaN, Infinity, -Infinity, 2 ** 53, 1e300, '5', '', null, {}, [], 5n, true, Symbol('s')];
for (const option of ['cpuLimitMs', 'cpuTotalMs', 'wallLimitMs', 'memoryLimitMb']) {
  for (const value of wrong) {
    for (const attempt of [
      async () => new V8Sandbox({ [option]: value }),
      async () => {
        const sandbox = new V8Sandbox();
        try { await sandbox.createIsolate({ [option]: value }); } finally { sandbox.shutdown(); }
      },
    ]) {
      const error = await attempt().then((made) => { made?.shutdown(); }, (reason) => reason);
      if (!(error instanceof TypeError) || !error.message.includes(option)) {
        throw new Error(`${option}: ${String(value)}: ${error}`);
      }
    }
  }
}
const tiny = new V8Sandbox({ agents: 1, cpuLimitMs: 0 });
for (const [option, reason] of Object.entries({ cpuLimitMs: 'cpu', cpuTotalMs: 'cpu', wallLimitMs: 'wall', memoryLimitMb: 'memory' })) {
  const worker = await tiny.createIsolate({ [option]: 1e-9 });
  const end = new Promise((resolve) => worker.onSystem('terminated', resolve));
  worker.execute('for (const a = [];;) a.push(1);').catch(() => {});
  const ended = await end;
  if (ended.reason !== `${reason}_limit_exceeded` || !(ended.measured > ended.limit)) throw new Error(`${option}: ${ended.reason}`);
}
await tiny.shutdown();
const sandbox = new V8Sandbox({ cpuLimitMs: 0, memoryLimitMb: 0 });
const worker = await sandbox.createIsolate({ cpuLimitMs: 0, cpuTotalMs: 0, wallLimitMs: 0, memoryLimitMb: 0 });
await worker.execute('{ const end = Date.now() + 700; while (Date.now() < end); }');
if (worker.destroyed) throw new Error('0 is no limit');
await sandbox.shutdown();
