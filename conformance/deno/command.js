// Child processes. https://docs.deno.com/api/deno/~/Deno.Command
import { assert, assertEquals, assertRejects, assertThrows, readAll, run, test, within } from './harness.js';

const text = (bytes) => new TextDecoder().decode(bytes);
const bytes = (string) => new TextEncoder().encode(string);
const sh = (script, options = {}) => new Deno.Command('sh', { args: ['-c', script], ...options });

for (const form of ['output', 'outputSync']) {
  test(`${form} gives status, stdout and stderr`, async () => {
    const { code, success, signal, stdout, stderr } = await sh('echo out; echo err >&2; exit 3')[form]();
    assertEquals([code, success, signal, text(stdout), text(stderr)], [3, false, null, 'out\n', 'err\n']);
  });
  test(`${form} takes in much of both streams at once`, async () => {
    const { stdout, stderr } = await sh('head -c 300000 /dev/zero; head -c 300000 /dev/zero >&2')[form]();
    assertEquals([stdout.byteLength, stderr.byteLength], [300_000, 300_000]);
  });
  test(`${form} fails as Deno does`, async () => {
    const fails = async (command, options) => new Deno.Command(command, options)[form]();
    let error = await assertRejects(() => fails('no-such-command'), Deno.errors.NotFound);
    assertEquals([error.message, error.code], ["Failed to spawn 'no-such-command': entity not found", 'ENOENT']);
    error = await assertRejects(() => fails('/etc/passwd'), Deno.errors.PermissionDenied);
    assertEquals(error.message, "Failed to spawn '/etc/passwd': Permission denied (os error 13)");
    await assertRejects(() => fails('true', { cwd: '/nonesuch' }), Deno.errors.NotFound, "Failed to spawn '");
    await assertRejects(() => fails('echo', { args: ['a\0b'] }), TypeError, 'nul byte found in provided data');
    await assertRejects(() => fails('cat', { stdin: 'piped' }), TypeError, "Piped stdin is not supported for this function");
  });
  test(`${form} refuses what is not piped`, async () => {
    const output = await sh('true', { stdout: 'null' })[form]();
    assertThrows(() => output.stdout, TypeError, "Cannot get 'stdout': 'stdout' is not piped");
    assertEquals(output.stderr.byteLength, 0);
  });
}
test('a signal that ended the child is named', async () => {
  const { code, success, signal } = await sh('kill -9 $$').output();
  assertEquals([code, success, signal], [137, false, 'SIGKILL']);
});
test('cwd, env and clearEnv', async () => {
  const dir = Deno.realPathSync(Deno.makeTempDirSync());
  const command = sh('pwd; echo $A-$B', { cwd: dir, env: { A: '1', B: 'two words' } });
  assertEquals(text((await command.output()).stdout), `${dir}\n1-two words\n`);
  const cleared = new Deno.Command('/usr/bin/env', { clearEnv: true, env: { ONLY: 'x' } });
  assertEquals(text(cleared.outputSync().stdout), 'ONLY=x\n');
  Deno.env.set('FROM_PARENT', 'seen');
  assertEquals(text(sh('echo $FROM_PARENT').outputSync().stdout), 'seen\n');
});
test('a child runs in the working directory of the script', () => {
  const before = Deno.cwd();
  Deno.chdir('/');
  try {
    assertEquals(text(sh('pwd').outputSync().stdout), '/\n');
  } finally {
    Deno.chdir(before);
  }
});
test('spawn with streams both ways', async () => {
  const child = new Deno.Command('cat', { stdin: 'piped', stdout: 'piped' }).spawn();
  assert(child.pid > 0);
  const writer = child.stdin.getWriter();
  for (const word of ['one ', 'two ', 'three']) await writer.write(bytes(word));
  await writer.close();
  assertEquals(await readAll(child.stdout), 'one two three');
  assertEquals({ ...await child.status }, { success: true, code: 0, signal: null });
  assertThrows(() => child.stderr, TypeError, "Cannot get 'stderr': 'stderr' is not piped");
});
test('a file is piped through a child', async () => {
  const name = Deno.makeTempFileSync();
  Deno.writeTextFileSync(name, 'c\nb\na\n');
  const child = new Deno.Command('sort', { stdin: 'piped', stdout: 'piped' }).spawn();
  (await Deno.open(name)).readable.pipeTo(child.stdin);
  assertEquals(text((await child.output()).stdout), 'a\nb\nc\n');
});
test('the collectors of an output stream', async () => {
  const child = sh('echo \'{"a":1}\'; echo err >&2', { stdout: 'piped', stderr: 'piped' }).spawn();
  assertEquals([await child.stdout.json(), await child.stderr.text()], [{ a: 1 }, 'err\n']);
  await child.status;
});
test('kill ends a child, once', async () => {
  const child = new Deno.Command('sleep', { args: ['60'] }).spawn();
  child.kill();
  assertEquals({ ...await child.status }, { success: false, code: 143, signal: 'SIGTERM' });
  assertThrows(() => child.kill(), TypeError, 'Child process has already terminated');
  const other = new Deno.Command('sleep', { args: ['60'] }).spawn();
  other.kill('SIGINT');
  assertEquals((await other.status).signal, 'SIGINT');
});
test('an AbortSignal ends a child', async () => {
  const child = new Deno.Command('sleep', { args: ['60'], signal: AbortSignal.timeout(50) }).spawn();
  assertEquals((await within(5000, child.status)).signal, 'SIGTERM');
});
test('a child is disposed', async () => {
  let status;
  {
    await using child = new Deno.Command('sleep', { args: ['60'] }).spawn();
    status = child.status;
  }
  assertEquals((await status).signal, 'SIGTERM');
});
test('Deno.kill sends to any process', async () => {
  const child = new Deno.Command('sleep', { args: ['60'] }).spawn();
  Deno.kill(child.pid, 'SIGKILL');
  assertEquals((await child.status).signal, 'SIGKILL');
  assertThrows(() => Deno.kill(child.pid + 1_000_000, 'SIGTERM'), Deno.errors.NotFound, 'ESRCH: No such process');
  assertThrows(() => Deno.kill(Deno.pid, 'SIGFOO'), TypeError, 'Invalid signal: SIGFOO');
});
test('an unrefed child does not keep the program alive, and this is not waited for', () => {
  new Deno.Command('sleep', { args: ['2'] }).spawn().unref();
});
test('output fails at once where no child can be started', () => {
  const failing = (options, ErrorClass, text) => assertThrows(() => new Deno.Command(options.program ?? 'true', options).output(), ErrorClass, text);
  failing({ program: 'no such program' }, Deno.errors.NotFound, "Failed to spawn 'no such program': entity not found");
  failing({ cwd: '/no such folder' }, Deno.errors.NotFound, "No such cwd '/no such folder'");
  failing({ cwd: '/etc/hostname' }, Deno.errors.NotFound, "cwd is not a directory '/etc/hostname'");
  failing({ stdin: 'piped' }, TypeError, 'Piped stdin is not supported');
});
test('arguments are given once', () => {
  for (const name of ['spawn', 'spawnAndWait', 'spawnAndWaitSync']) {
    assertThrows(() => Deno[name]('true', ['a'], { args: ['b'] }), TypeError, "Passing 'args' in options is not allowed");
  }
});
await run();
