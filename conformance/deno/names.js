// Names, arguments and variables beyond ASCII, whatever the locale. https://docs.deno.com/api/deno/file-system
import { assert, assertEquals, run, test, within } from './harness.js';

const dir = Deno.realPathSync(Deno.makeTempDirSync({ prefix: 'größe-', suffix: '-日本' }));
const text = (bytes) => new TextDecoder().decode(bytes);

test('files', async () => {
  const name = `${dir}/héllo 日本 🌍.txt`;
  await Deno.writeTextFile(name, 'ünï');
  assertEquals(await Deno.readTextFile(name), 'ünï');
  assertEquals([...Deno.readDirSync(dir)].map((entry) => entry.name), ['héllo 日本 🌍.txt']);
  assertEquals(Deno.realPathSync(name), name);
  assertEquals(await Deno.readTextFile(new URL(`file://${name}`)), 'ünï');
  await Deno.symlink('héllo 日本 🌍.txt', `${dir}/ł`);
  assertEquals(await Deno.readLink(`${dir}/ł`), 'héllo 日本 🌍.txt');
});
test('children: their program, arguments, variables and folder', async () => {
  const program = `${dir}/ausführbar`;
  await Deno.writeTextFile(program, '#!/bin/sh\nprintf "%s|%s" "$1" "$X"\n', { mode: 0o755 });
  const { stdout } = await new Deno.Command(program, { args: ['日本'], env: { X: 'é' }, cwd: dir }).output();
  assertEquals(text(stdout), '日本|é');
});
test('the working folder', () => {
  const before = Deno.cwd();
  Deno.mkdirSync(`${dir}/ü`);
  Deno.chdir(`${dir}/ü`);
  try {
    assertEquals(Deno.cwd(), `${dir}/ü`);
    Deno.writeTextFileSync('ß', 'x');
    assertEquals(Deno.statSync(`${dir}/ü/ß`).size, 1);
  } finally {
    Deno.chdir(before);
  }
});
test('unix sockets and watches', async () => {
  using listener = Deno.listen({ transport: 'unix', path: `${dir}/söck` });
  assertEquals(listener.addr.path, `${dir}/söck`);
  using conn = await Deno.connect({ transport: 'unix', path: `${dir}/söck` });
  assertEquals(conn.remoteAddr.path, `${dir}/söck`);
  const watcher = Deno.watchFs(dir);
  Deno.writeTextFileSync(`${dir}/日`, '');
  const seen = (async () => { for await (const { paths } of watcher) if (paths.includes(`${dir}/日`)) return true; })();
  assert(await within(5000, seen, 'the change'));
});
await run();
