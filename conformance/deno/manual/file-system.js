// Reading, writing and listing files, as on https://docs.deno.com/examples/ ("Reading files", "Writing files",
// "Creating & removing directories", "Moving/renaming files", "Deleting files", "Walking directories").
const folder = await Deno.makeTempDir();
Deno.chdir(folder);

await Deno.mkdir('notes/old', { recursive: true });
await Deno.writeTextFile('notes/hello.txt', 'Hello World\n');
await Deno.writeTextFile('notes/hello.txt', 'This text is appended.\n', { append: true });
console.log(await Deno.readTextFile('notes/hello.txt'));

const bytes = new Uint8Array([72, 101, 108, 108, 111]);
await Deno.writeFile('notes/bytes.bin', bytes);
console.log(await Deno.readFile('notes/bytes.bin'));

try {
  await Deno.writeTextFile('notes/hello.txt', 'again', { createNew: true });
} catch (error) {
  if (error instanceof Deno.errors.AlreadyExists) console.log('The file is there already.');
}

await Deno.copyFile('notes/hello.txt', 'notes/copy.txt');
await Deno.rename('notes/copy.txt', 'notes/old/moved.txt');
await Deno.symlink('hello.txt', 'notes/link');
console.log(await Deno.readLink('notes/link'));

const info = await Deno.stat('notes/hello.txt');
console.log(info.isFile, info.size, info.mtime instanceof Date);

async function* walk(path) {
  const entries = await Array.fromAsync(Deno.readDir(path));
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    yield [`${path}/${entry.name}`, entry];
    if (entry.isDirectory) yield* walk(`${path}/${entry.name}`);
  }
}
for await (const [path, entry] of walk('notes')) {
  console.log(path, entry.isDirectory ? 'directory' : entry.isSymlink ? 'link' : 'file');
}

await Deno.remove('notes', { recursive: true });
try {
  await Deno.stat('notes');
} catch (error) {
  console.log(error instanceof Deno.errors.NotFound, error.message);
}
