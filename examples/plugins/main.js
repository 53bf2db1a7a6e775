// Tenants' plug-ins read real files: each plug-in runs in an isolate of its own, with limits; a bad one costs one line.
// Run it with limits: scripts/network-runtime examples/plugins/main.js 4 500 64
// Paths behind `--` are read instead of this repository's own files.
const here = new URL('.', import.meta.url);
const root = new URL('../../', here);
const OWN_FILES = ['README.md', 'CONTRIBUTING.md', 'docs/semantics.md', 'examples/plugins/main.js', 'types/worker.d.ts'];

async function readFiles() {
  if (Deno.args.length > 0) {
    return Promise.all(Deno.args.map(async (path) => ({ path, text: await Deno.readTextFile(path) })));
  }
  return Promise.all(OWN_FILES.map(async (path) => ({ path, text: await Deno.readTextFile(new URL(path, root)) })));
}

async function readPlugins() {
  const plugins = [];
  for await (const entry of Deno.readDir(new URL('tenants/', here))) {
    if (!entry.isFile || !entry.name.endsWith('.js')) continue;
    const code = await Deno.readTextFile(new URL(`tenants/${entry.name}`, here));
    plugins.push({ name: entry.name.slice(0, -3), filename: entry.name, code });
  }
  return plugins.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Why an isolate came to its end, for people. */
function describeEnd({ reason, limit, measured }) {
  if (reason === 'cpu_limit_exceeded') return `${reason} (limit ${limit} ms)`;
  if (reason === 'memory_limit_exceeded') return `${reason} (limit ${Math.round(limit / 2 ** 20)} MiB)`;
  return measured === undefined ? reason : `${reason} (measured ${measured}, limit ${limit})`;
}

/** Runs one plug-in over all files. Whatever it does, the answer is a list of results or one reason. */
async function runPlugin(sandbox, { name, filename, code }, files) {
  const worker = await sandbox.createIsolate({ name, tenant: name });
  const end = new Promise((resolve) => {
    worker.onSystem('terminated', (report) => resolve({ failure: describeEnd(report) }));
    worker.onSystem('destroyed', () => resolve({ failure: 'destroyed' }));
  });
  const work = (async () => {
    await worker.execute(code, { filename });
    const results = [];
    for (const file of files) {
      const result = await worker.request('analyse', file, { timeoutMs: 20_000 });
      if (result !== null) results.push({ path: file.path, summary: result.summary });
    }
    return { results };
  })().catch(async (error) => {
    // A request of an isolate that came to its end is rejected too; how it ended is the better reason.
    await Promise.resolve();
    return worker.destroyed ? end : { failure: `${error.name}: ${error.message}` };
  });
  const outcome = await Promise.race([work, end]);
  if (!worker.destroyed) worker.destroy();
  return { name, ...outcome };
}

const files = await readFiles();
const plugins = await readPlugins();
const sandbox = new V8Sandbox();
const outcomes = await Promise.all(plugins.map((plugin) => runPlugin(sandbox, plugin, files)));
await sandbox.shutdown();

console.log(`${plugins.length} plug-ins read ${files.length} files`);
for (const { name, results } of outcomes) {
  if (results === undefined) continue;
  console.log(`\n${name}`);
  for (const { path, summary } of results) console.log(`  ${path}: ${summary}`);
}
console.log('\nStopped');
for (const { name, failure } of outcomes) {
  if (failure !== undefined) console.log(`  ${name}: ${failure}`);
}
