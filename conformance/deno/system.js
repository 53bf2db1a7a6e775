// The program, the machine, signals, permissions, the environment and the standard streams.
import { assert, assertEquals, assertRejects, assertThrows, run, test, within } from './harness.js';

test('environment variables', () => {
  Deno.env.set('CONFORMANCE', 'ä');
  assertEquals([Deno.env.get('CONFORMANCE'), Deno.env.has('CONFORMANCE'), Deno.env.toObject().CONFORMANCE], ['ä', true, 'ä']);
  Deno.env.delete('CONFORMANCE');
  assertEquals([Deno.env.get('CONFORMANCE'), Deno.env.has('CONFORMANCE')], [undefined, false]);
  assertThrows(() => Deno.env.get(''), TypeError, 'Key is an empty string.');
  assertThrows(() => Deno.env.set('a=b', ''), TypeError, 'Key contains invalid characters: "a=b"');
  assertThrows(() => Deno.env.set('a', 'b\0'), TypeError, 'Value contains invalid characters: "b\\0"');
});
test('exitCode is checked', () => {
  assertEquals(Deno.exitCode, 0);
  assertThrows(() => { Deno.exitCode = 'x'; }, TypeError, 'Exit code must be a number, got: x (string)');
  assertThrows(() => { Deno.exitCode = 1.5; }, RangeError, 'Exit code must be an integer, got: 1.5');
});
test('what the program is', () => {
  assert(Array.isArray(Deno.args));
  assert(Deno.mainModule.startsWith('file:///') && Deno.execPath().startsWith('/'));
  assert(Deno.pid > 0 && Deno.ppid > 0 && Deno.pid !== Deno.ppid);
  assertEquals([Deno.build.os, Deno.build.target], ['linux', `${Deno.build.arch}-unknown-linux-gnu`]);
  for (const name of ['deno', 'v8', 'typescript']) assert(/^\d+\.\d+\./.test(Deno.version[name]), name);
});
test('what the machine is', () => {
  assertEquals(Deno.hostname(), Deno.readTextFileSync('/proc/sys/kernel/hostname').trim());
  assertEquals(Deno.osRelease(), Deno.readTextFileSync('/proc/sys/kernel/osrelease').trim());
  assert(Math.abs(Deno.osUptime() - Number(Deno.readTextFileSync('/proc/uptime').split(' ')[0])) < 3);
  assertEquals([Deno.loadavg().length, Deno.loadavg().every(Number.isFinite)], [3, true]);
  const memory = Deno.systemMemoryInfo();
  assert(memory.total > memory.free && memory.total > 2 ** 26 && memory.available > 0);
  const usage = Deno.memoryUsage();
  assert(usage.rss > 1e6 && usage.heapUsed > 0 && usage.heapTotal >= usage.heapUsed && usage.external >= 0);
  assertEquals(Deno.uid(), Deno.statSync('/proc/self').uid);
  assertEquals(Deno.gid(), Deno.statSync('/proc/self').gid);
  const loopback = Deno.networkInterfaces().find(({ address }) => address === '127.0.0.1');
  assertEquals({ ...loopback }, {
    family: 'IPv4', name: 'lo', address: '127.0.0.1', netmask: '255.0.0.0', scopeid: null, cidr: '127.0.0.1/8',
    mac: '00:00:00:00:00:00',
  });
});
test('signals are heard until the listener is removed', async () => {
  let heard = 0;
  let arrived;
  const listener = () => { heard++; arrived(); };
  Deno.addSignalListener('SIGUSR1', listener);
  for (let i = 1; i <= 2; i++) {
    const arrival = new Promise((resolve) => { arrived = resolve; });
    Deno.kill(Deno.pid, 'SIGUSR1');
    await within(5000, arrival, 'the signal');
    assertEquals(heard, i);
  }
  Deno.removeSignalListener('SIGUSR1', listener);
  assertThrows(() => Deno.addSignalListener('SIGKILL', () => {}), TypeError, "Binding to signal 'SIGKILL' is not allowed");
  assertThrows(() => Deno.addSignalListener('SIGFOO', () => {}), TypeError, 'Invalid signal: SIGFOO');
  assertThrows(() => Deno.addSignalListener('SIGINT', 5), TypeError, 'Signal listener must be a function');
});
test('a listener that stays does not keep the program alive, and this is not waited for', () => {
  Deno.addSignalListener('SIGTERM', () => {});
});
test('permissions are granted', async () => {
  for (const name of ['read', 'write', 'net', 'env', 'run', 'sys', 'ffi']) {
    assertEquals((await Deno.permissions.query({ name })).state, 'granted');
    assertEquals(Deno.permissions.querySync({ name }).state, 'granted');
  }
  assertEquals((await Deno.permissions.request({ name: 'read', path: '/' })).state, 'granted');
  await assertRejects(() => Deno.permissions.query({ name: 'no' }), TypeError, 'is not a valid permission name');
});
test('the standard streams', async () => {
  assertEquals(Deno.stdout.writeSync(new TextEncoder().encode('# written to stdout\n')), 20);
  assertEquals(await Deno.stderr.write(new TextEncoder().encode('# written to stderr\n')), 20);
  for (const stream of [Deno.stdin, Deno.stdout, Deno.stderr]) assertEquals(typeof stream.isTerminal(), 'boolean');
  assert(Deno.stdin.readable instanceof ReadableStream && Deno.stdout.writable instanceof WritableStream);
});
test('watchFs tells of what is made and removed', async () => {
  const dir = Deno.realPathSync(Deno.makeTempDirSync());
  const seen = [];
  const watcher = Deno.watchFs(dir);
  const watching = (async () => { for await (const event of watcher) seen.push(event); })();
  const until = async (kind, path) => {
    for (let i = 0; i < 400; i++) {
      if (seen.some((event) => event.kind === kind && event.paths.includes(path))) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    assert(false, `no ${kind} of ${path} among ${JSON.stringify(seen)}`);
  };
  Deno.mkdirSync(`${dir}/sub`);
  await until('create', `${dir}/sub`);
  await new Promise((resolve) => setTimeout(resolve, 50));
  Deno.writeTextFileSync(`${dir}/sub/file`, 'x');
  await until('create', `${dir}/sub/file`);
  await until('modify', `${dir}/sub/file`);
  Deno.removeSync(`${dir}/sub/file`);
  await until('remove', `${dir}/sub/file`);
  watcher.close();
  await within(2000, watching, 'the end of the watch');
  assertThrows(() => Deno.watchFs(`${dir}/no`), Deno.errors.NotFound);
});
test('watchFs tells of renamings, of what follows a write, and of what moves in and out', async () => {
  const dir = Deno.realPathSync(Deno.makeTempDirSync());
  const outside = Deno.realPathSync(Deno.makeTempDirSync());
  Deno.mkdirSync(`${dir}/sub`);
  const watcher = Deno.watchFs(dir);
  const until = async (kind, ...names) => {
    const seen = [];
    for await (const event of watcher) {
      seen.push(`${event.kind} ${event.paths.map((path) => path.slice(dir.length + 1)).join(' ')}`);
      if (seen.at(-1) === [kind, ...names].join(' ')) return seen;
    }
    return seen;
  };
  // The iterator goes on where it was left: return() would close the watch.
  watcher.return = undefined;
  Deno.writeTextFileSync(`${dir}/a`, 'x');
  assertEquals(await within(5000, until('access', 'a')), ['create a', 'modify a', 'access a']);
  Deno.renameSync(`${dir}/a`, `${dir}/b`);
  assertEquals(await within(5000, until('rename', 'a', 'b')), ['remove a', 'rename b', 'rename a b']);
  Deno.chmodSync(`${dir}/b`, 0o600);
  assertEquals(await within(5000, until('modify', 'b')), ['modify b']);
  Deno.renameSync(`${dir}/b`, `${outside}/b`);
  assertEquals(await within(5000, until('remove', 'b')), ['remove b']);
  Deno.renameSync(`${outside}/b`, `${dir}/b`);
  assertEquals(await within(5000, until('rename', 'b')), ['rename b']);
  Deno.renameSync(`${dir}/sub`, `${dir}/other`);
  assertEquals(await within(5000, until('rename', 'sub', 'other')), ['remove sub', 'rename other', 'rename sub other']);
  Deno.writeTextFileSync(`${dir}/other/c`, '');
  assert((await within(5000, until('access', 'other/c'))).includes('create other/c'));
  watcher.close();
});
test('watchFs of one file', async () => {
  const file = Deno.realPathSync(Deno.makeTempFileSync());
  const watcher = Deno.watchFs(file);
  Deno.writeTextFileSync(file, 'x');
  for await (const { kind, paths } of watcher) {
    assertEquals(paths, [file]);
    if (kind === 'access') break;
  }
});
test('every error class is there, and is an Error', () => {
  for (const name of ['NotFound', 'PermissionDenied', 'ConnectionRefused', 'ConnectionReset', 'ConnectionAborted', 'NotConnected',
    'AddrInUse', 'AddrNotAvailable', 'BrokenPipe', 'AlreadyExists', 'InvalidData', 'TimedOut', 'Interrupted', 'WriteZero',
    'WouldBlock', 'UnexpectedEof', 'BadResource', 'Http', 'Busy', 'NotSupported', 'FilesystemLoop', 'IsADirectory',
    'NetworkUnreachable', 'NotADirectory', 'NotCapable']) {
    const error = new Deno.errors[name]('why');
    assert(error instanceof Error && error instanceof Deno.errors[name]);
    assertEquals([error.name, error.message, String(error)], [name, 'why', `${name}: why`]);
  }
});
await run();
