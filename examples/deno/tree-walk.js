// Makes a tree of folders and files, walks it, and takes it down again. Argument: entries (1000).
const wanted = Number(Deno.args[0] ?? 1000);
const PER_FOLDER = 100;

async function plant(root) {
  for (let made = 0; made < wanted;) {
    const folder = `${root}/${Math.floor(made / PER_FOLDER / 10)}/${made / PER_FOLDER}`;
    await Deno.mkdir(folder, { recursive: true });
    const files = Math.min(PER_FOLDER, wanted - made);
    await Promise.all(Array.from({ length: files }, (_, i) => Deno.writeTextFile(`${folder}/${i}.txt`, `${made + i}`)));
    made += files;
  }
}

async function* walk(path) {
  for await (const entry of Deno.readDir(path)) {
    const inner = `${path}/${entry.name}`;
    yield { path: inner, entry };
    if (entry.isDirectory) yield* walk(inner);
  }
}

const root = await Deno.makeTempDir({ prefix: 'tree-' });
const times = { plant: 0, walk: 0, remove: 0 };
async function timed(name, work) {
  const started = performance.now();
  await work();
  times[name] = performance.now() - started;
}

let files = 0;
let bytes = 0;
await timed('plant', () => plant(root));
await timed('walk', async () => {
  for await (const { path, entry } of walk(root)) {
    if (!entry.isFile) continue;
    files++;
    bytes += (await Deno.stat(path)).size;
  }
});
await timed('remove', () => Deno.remove(root, { recursive: true }));
console.log(`${files} files with ${bytes} digits in them`);
if (Deno.args.length > 0) {
  for (const [name, ms] of Object.entries(times)) console.log(`${name}: ${Math.round(ms)} ms`);
}
