// X07 an environment without a time zone: a worker has the machine's, as the main script does
const zone = 'Temporal.Now.timeZoneId() + Temporal.Now.plainDateISO().toString().length';
const sandbox = new V8Sandbox();
const worker = await sandbox.createIsolate();
const theirs = await worker.execute(zone);
const ours = (0, eval)(zone);
if (theirs !== ours) throw new Error(`${theirs} ${ours}`);
await sandbox.shutdown();
