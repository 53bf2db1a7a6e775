// Watching the file system, as on https://docs.deno.com/examples/watching_files/
const folder = await Deno.realPath(await Deno.makeTempDir());
const watcher = Deno.watchFs(folder);
setTimeout(() => Deno.writeTextFileSync(`${folder}/new.txt`, 'x'), 50);
for await (const event of watcher) {
  if (event.kind === 'create') {
    console.log(event.kind, event.paths.map((path) => path.slice(folder.length)));
    break;
  }
}
await Deno.remove(folder, { recursive: true });
console.log('done');
