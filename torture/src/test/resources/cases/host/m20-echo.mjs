// M20 workers that ask and never read, or never read at all: the host refuses what it has no room for, and lives
const MEBIBYTE = 1 << 20;
const sandbox = new V8Sandbox({ agents: 2, cpuLimitMs: 0 });
const asking = await sandbox.createIsolate();
asking.onRequest('echo', (data) => data);
const outcomes = await asking.execute(`
  const data = new Uint8Array(${MEBIBYTE});
  const asked = Array.from({ length: 400 }, () => NETWORK.request('echo', data));
  Promise.all(asked.map((answer) => answer.then(() => 'answered', (error) => error.name)))`);
const answered = outcomes.filter((outcome) => outcome === 'answered').length;
const refused = outcomes.filter((outcome) => outcome === 'QuotaExceededError').length;
if (answered < 50 || answered + refused !== 400) throw new Error(`${answered} answered, ${refused} refused`);

const deaf = await Promise.all(Array.from({ length: 10 }, () => sandbox.createIsolate()));
for (const worker of deaf) worker.execute('for (;;);').catch(() => {});
let denied = 0;
for (let i = 0; i < 60; i++) {
  for (const worker of deaf) {
    try { worker.send('data', new Uint8Array(MEBIBYTE)); } catch (error) {
      if (error.name !== 'QuotaExceededError') throw error;
      denied++;
    }
  }
}
if (denied === 0) throw new Error('600 MiB wait for workers that do not read');
if (!(sandbox.stats().queuedBytes > 50 * MEBIBYTE)) throw new Error(`queued: ${sandbox.stats().queuedBytes}`);
for (const worker of deaf) worker.destroy();
while (sandbox.isolateCount() > 1) await new Promise((resolve) => setTimeout(resolve, 20));
if (sandbox.stats().queuedBytes !== 0) throw new Error('what waited for the dead still counts');
if (await asking.execute('6 * 7') !== 42) throw new Error('the one that is left');
await sandbox.shutdown();
