// Deno's file system: whole files, open files, names, attributes. https://docs.deno.com/api/deno/file-system
import { assert, assertEquals, assertRejects, assertThrows, run, test } from './harness.js';

const dir = Deno.makeTempDirSync({ prefix: 'files-' });
const at = (name) => `${dir}/${name}`;
const text = (bytes) => new TextDecoder().decode(bytes);
const bytes = (string) => new TextEncoder().encode(string);

/** Runs a body for the asynchronous and the synchronous form of a function. */
function both(name, body) {
  test(name, () => body((fn, ...args) => Deno[fn](...args)));
  test(`${name} (sync)`, () => body(async (fn, ...args) => Deno[`${fn}Sync`](...args)));
}

both('text written is text read', async (call) => {
  await call('writeTextFile', at('a.txt'), 'Grüße, 世界 🌍\n');
  assertEquals(await call('readTextFile', at('a.txt')), 'Grüße, 世界 🌍\n');
  assertEquals(text(await call('readFile', at('a.txt'))), 'Grüße, 世界 🌍\n');
});
both('what is no UTF-8 is read as U+FFFD and a BOM is kept', async (call) => {
  await call('writeFile', at('bad'), new Uint8Array([0xef, 0xbb, 0xbf, 0x41, 0xff]));
  assertEquals(await call('readTextFile', at('bad')), '\ufeffA\ufffd');
});
both('a lone surrogate is written as U+FFFD', async (call) => {
  await call('writeTextFile', at('lone'), 'a\ud800b');
  assertEquals([...await call('readFile', at('lone'))], [0x61, 0xef, 0xbf, 0xbd, 0x62]);
});
both('append adds to the end', async (call) => {
  await call('writeTextFile', at('append'), 'one');
  await call('writeTextFile', at('append'), 'two', { append: true });
  await call('writeFile', at('append'), bytes('three'), { append: true });
  assertEquals(await call('readTextFile', at('append')), 'onetwothree');
});
both('createNew refuses a file that is there', async (call) => {
  await call('writeTextFile', at('there'), '');
  const error = await assertRejects(() => call('writeTextFile', at('there'), 'x', { createNew: true }), Deno.errors.AlreadyExists);
  assertEquals(error.message, `File exists (os error 17): writefile '${at('there')}'`);
  assertEquals(error.code, 'EEXIST');
});
both('create: false refuses a file that is not there', async (call) => {
  await assertRejects(() => call('writeTextFile', at('absent'), 'x', { create: false }), Deno.errors.NotFound);
});
both('mode sets the permissions', async (call) => {
  await call('writeTextFile', at('mode'), 'x', { mode: 0o640 });
  assertEquals((await call('stat', at('mode'))).mode & 0o777, 0o640);
  await call('chmod', at('mode'), 0o601);
  assertEquals((await call('stat', at('mode'))).mode & 0o777, 0o601);
});
both('a view of a larger buffer is written as what it shows', async (call) => {
  await call('writeFile', at('view'), new Uint8Array(bytes('xxabcxx').buffer, 2, 3));
  assertEquals(await call('readTextFile', at('view')), 'abc');
});
both('what is no bytes is a TypeError', async (call) => {
  await assertRejects(() => call('writeFile', at('x'), 'text'), TypeError);
});
both('a file: URL is a path', async (call) => {
  await call('writeTextFile', new URL(`file://${dir}/with%20space`), 'x');
  assertEquals(await call('readTextFile', at('with space')), 'x');
  await assertRejects(() => call('readTextFile', new URL('http://localhost/x')), TypeError, 'Must be a file URL');
});
both('failures have Deno\'s class, message and code', async (call) => {
  const cases = [
    [['readTextFile', at('no')], Deno.errors.NotFound, `No such file or directory (os error 2): readfile '${at('no')}'`, 'ENOENT'],
    [['readFile', dir], Deno.errors.IsADirectory, `Is a directory (os error 21): readfile '${dir}'`, 'EISDIR'],
    [['readTextFile', at('a.txt/x')], Deno.errors.NotADirectory, `Not a directory (os error 20): readfile '${at('a.txt/x')}'`, 'ENOTDIR'],
    [['readTextFile', 'a\0b'], TypeError, 'file name contained an unexpected NUL byte', 'EINVAL'],
    [['readTextFile', ''], Deno.errors.NotFound, "No such file or directory (os error 2): readfile ''", 'ENOENT'],
    [['readTextFile', at('n'.repeat(300))], Error, 'File name too long (os error 36)', 'ENAMETOOLONG'],
    [['writeTextFile', at('no/x'), ''], Deno.errors.NotFound, `writefile '${at('no/x')}'`, 'ENOENT'],
    [['open', at('no')], Deno.errors.NotFound, `No such file or directory (os error 2): open '${at('no')}'`, 'ENOENT'],
    [['mkdir', dir], Deno.errors.AlreadyExists, `File exists (os error 17): mkdir '${dir}'`, 'EEXIST'],
    [['mkdir', at('no/x')], Deno.errors.NotFound, `No such file or directory (os error 2): mkdir '${at('no/x')}'`, 'ENOENT'],
    [['remove', at('no')], Deno.errors.NotFound, `No such file or directory (os error 2): remove '${at('no')}'`, 'ENOENT'],
    [['rename', at('no'), at('x')], Deno.errors.NotFound, `(os error 2): rename '${at('no')}' -> '${at('x')}'`, 'ENOENT'],
    [['copyFile', at('no'), at('x')], Deno.errors.NotFound, `(os error 2): copy '${at('no')}' -> '${at('x')}'`, 'ENOENT'],
    [['copyFile', dir, at('x')], TypeError, 'neither a regular file nor a symlink to a regular file: copy', 'EINVAL'],
    [['stat', at('no')], Deno.errors.NotFound, `stat '${at('no')}'`, 'ENOENT'],
    [['lstat', at('no')], Deno.errors.NotFound, `lstat '${at('no')}'`, 'ENOENT'],
    [['readLink', at('a.txt')], TypeError, `Invalid argument (os error 22): readlink '${at('a.txt')}'`, 'EINVAL'],
    [['realPath', at('no')], Deno.errors.NotFound, `realpath '${at('no')}'`, 'ENOENT'],
    [['truncate', at('no'), 1], Deno.errors.NotFound, `truncate '${at('no')}'`, 'ENOENT'],
    [['chmod', at('no'), 1], Deno.errors.NotFound, `chmod '${at('no')}'`, 'ENOENT'],
    [['chown', at('no'), 0, 0], Deno.errors.NotFound, `chown '${at('no')}'`, 'ENOENT'],
    [['utime', at('no'), 1, 1], Deno.errors.NotFound, `utime '${at('no')}'`, 'ENOENT'],
    [['link', at('no'), at('x')], Deno.errors.NotFound, `link '${at('no')}' -> '${at('x')}'`, 'ENOENT'],
    [['symlink', 'x', at('a.txt')], Deno.errors.AlreadyExists, `symlink 'x' -> '${at('a.txt')}'`, 'EEXIST'],
    [['makeTempDir', { dir: at('no') }], Deno.errors.NotFound, 'tmpdir', 'ENOENT'],
    [['makeTempFile', { dir: at('no') }], Deno.errors.NotFound, 'tmpfile', 'ENOENT'],
  ];
  for (const [args, ErrorClass, message, code] of cases) {
    const error = await assertRejects(() => call(...args), ErrorClass, message);
    assertEquals(error.code, code, args[0]);
  }
});

both('an open file reads, writes and seeks', async (call) => {
  using file = await call('open', at('rw'), { read: true, write: true, create: true, truncate: true });
  assertEquals(await file.write(bytes('hello world')), 11);
  assertEquals(await file.seek(6, Deno.SeekMode.Start), 6);
  const buffer = new Uint8Array(20);
  assertEquals(await file.read(buffer), 5);
  assertEquals(text(buffer.subarray(0, 5)), 'world');
  assertEquals(file.readSync(buffer), null);
  assertEquals(file.seekSync(-5n, Deno.SeekMode.End), 6);
  assertEquals(await file.seek(2, Deno.SeekMode.Current), 8);
  assertEquals(file.writeSync(bytes('RLD!')), 4);
  assertEquals(await file.read(new Uint8Array(0)), 0);
  assertEquals(Deno.readTextFileSync(at('rw')), 'hello woRLD!');
});
both('an open file is truncated and lengthened', async (call) => {
  using file = await call('create', at('trunc'));
  await file.write(bytes('hello world'));
  await file.truncate(5);
  assertEquals((await file.stat()).size, 5);
  file.truncateSync(8);
  assertEquals(Deno.readTextFileSync(at('trunc')), 'hello\0\0\0');
  await file.truncate();
  assertEquals(file.statSync().size, 0);
});
both('append with read goes to the end and can be read', async (call) => {
  Deno.writeTextFileSync(at('ar'), 'abc');
  using file = await call('open', at('ar'), { append: true, read: true });
  const buffer = new Uint8Array(2);
  await file.read(buffer);
  await file.write(bytes('def'));
  assertEquals(text(buffer), 'ab');
  assertEquals(Deno.readTextFileSync(at('ar')), 'abcdef');
});
both('a closed file is BadResource', async (call) => {
  const file = await call('open', at('a.txt'));
  file.close();
  assertThrows(() => file.close(), Deno.errors.BadResource, 'Bad resource ID');
  assertThrows(() => file.readSync(new Uint8Array(1)), Deno.errors.BadResource);
  await assertRejects(() => file.read(new Uint8Array(1)), Deno.errors.BadResource);
  await assertRejects(() => file.stat(), Deno.errors.BadResource);
  file[Symbol.dispose]();
});
both('a file opened to read refuses a write', async (call) => {
  using file = await call('open', at('a.txt'));
  const error = await assertRejects(() => file.write(bytes('x')), Error, 'Bad file descriptor (os error 9)');
  assertEquals(error.code, 'EBADF');
});
both('open checks its options', async (call) => {
  await assertRejects(() => call('open', at('a.txt'), {}), Error, "'options' requires at least one option to be true");
  await assertRejects(() => call('open', at('a.txt'), { createNew: true }), Error, "'create' or 'createNew' options require 'write' or 'append' to be true");
  await assertRejects(() => call('open', at('a.txt'), { truncate: true }), Error, "'truncate' option requires 'write' to be true");
});
test('stat of an open file follows the file, not its name', async () => {
  using file = await Deno.create(at('unlinked'));
  await file.write(bytes('12345'));
  await Deno.remove(at('unlinked'));
  assertEquals((await file.stat()).size, 5);
});
test('an FsFile is not made by hand', () => {
  assertThrows(() => new Deno.FsFile(3), TypeError, 'cannot be constructed');
});
test('locks: two open files of one program exclude each other', async () => {
  using first = await Deno.open(at('lock'), { read: true, write: true, create: true });
  using second = await Deno.open(at('lock'), { read: true, write: true });
  await first.lock(true);
  assertEquals(await second.tryLock(true), false);
  const waiting = second.lock(true);
  await first.unlock();
  await waiting;
  assertEquals(first.tryLockSync(false), false);
  second.unlockSync();
  assertEquals(await first.tryLock(true), true);
});
test('locks: shared ones are shared, and stand in the way of an exclusive one', async () => {
  const open = () => Deno.openSync(at('shared'), { read: true, write: true, create: true });
  using first = open();
  using second = open();
  using third = open();
  assertEquals([first.tryLockSync(), await second.tryLock(false), third.tryLockSync(true)], [true, true, false]);
  first.unlockSync();
  assertEquals(third.tryLockSync(true), false);
  second.unlockSync();
  assertEquals(third.tryLockSync(true), true);
  assertEquals(first.tryLockSync(false), false);
});
test('locks: another kind takes the place of the one before, and a close gives it up', async () => {
  const open = () => Deno.openSync(at('kinds'), { read: true, write: true, create: true });
  const first = open();
  using second = open();
  first.lockSync(true);
  await first.lock(false);
  assertEquals(second.tryLockSync(false), true);
  assertEquals(first.tryLockSync(true), false);
  second.unlockSync();
  first.lockSync(true);
  let locked = false;
  const waiting = second.lock(true).then(() => { locked = true; });
  await new Promise((resolve) => setTimeout(resolve, 50));
  assertEquals(locked, false);
  first.close();
  await waiting;
  assertThrows(() => first.lockSync(), Deno.errors.BadResource);
  assertThrows(() => first.tryLockSync(), Deno.errors.BadResource);
});
test('locks: held against other programs, and by an unlinked file too', async () => {
  using file = Deno.openSync(at('held'), { read: true, write: true, create: true });
  const taken = async () => {
    const { code } = await new Deno.Command('flock', { args: ['-n', at('held'), 'true'] }).output();
    return code !== 0;
  };
  assertEquals(await taken(), false);
  await file.lock(true);
  assertEquals(await taken(), true);
  await file.unlock();
  assertEquals(await taken(), false);
  Deno.removeSync(at('held'));
  assertEquals(await file.tryLock(true), true);
});
test('utime, sync and isTerminal of an open file', async () => {
  using file = await Deno.create(at('utime'));
  await file.utime(1000, new Date(2_000_000));
  await file.sync();
  file.syncDataSync();
  const info = await file.stat();
  assertEquals(info.atime.getTime(), 1_000_000);
  assertEquals(info.mtime.getTime(), 2_000_000);
  assertEquals(file.isTerminal(), false);
});

both('mkdir, readDir and remove', async (call) => {
  await call('mkdir', at('tree/deep/er'), { recursive: true });
  await call('mkdir', at('tree/deep/er'), { recursive: true });
  await call('writeTextFile', at('tree/file'), '');
  await call('symlink', 'file', at('tree/link'));
  const entries = Array.fromAsync ? await Array.fromAsync(await call('readDir', at('tree'))) : [];
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  assertEquals(entries.map((entry) => ({ ...entry })), [
    { name: 'deep', isFile: false, isDirectory: true, isSymlink: false },
    { name: 'file', isFile: true, isDirectory: false, isSymlink: false },
    { name: 'link', isFile: false, isDirectory: false, isSymlink: true },
  ]);
  const error = await assertRejects(() => call('remove', at('tree')), Error, 'Directory not empty (os error 39): remove');
  assertEquals(error.code, 'ENOTEMPTY');
  await call('remove', at('tree'), { recursive: true });
  await assertRejects(() => call('stat', at('tree')), Deno.errors.NotFound);
});
test('readDir fails when it is iterated, readDirSync at once', async () => {
  const later = Deno.readDir(at('no'));
  await assertRejects(async () => { for await (const _ of later); }, Deno.errors.NotFound, `readdir '${at('no')}'`);
  assertThrows(() => Deno.readDirSync(at('no')), Deno.errors.NotFound);
  await assertRejects(async () => { for await (const _ of Deno.readDir(at('a.txt'))); }, Deno.errors.NotADirectory);
});
both('rename replaces a file', async (call) => {
  await call('writeTextFile', at('from'), 'new');
  await call('writeTextFile', at('to'), 'old');
  await call('rename', at('from'), at('to'));
  assertEquals(await call('readTextFile', at('to')), 'new');
  await assertRejects(() => call('rename', at('to'), dir), Error);
});
both('copyFile copies content and permissions', async (call) => {
  await call('writeTextFile', at('source'), 'content', { mode: 0o604 });
  await call('writeTextFile', at('copy'), 'something much longer');
  await call('copyFile', at('source'), at('copy'));
  assertEquals(await call('readTextFile', at('copy')), 'content');
  assertEquals((await call('stat', at('copy'))).mode & 0o777, 0o604);
});
both('links', async (call) => {
  for (const name of ['hard', 'soft']) await call('remove', at(name)).catch(() => {});
  await call('link', at('a.txt'), at('hard'));
  assertEquals((await call('stat', at('hard'))).nlink, 2);
  await call('remove', at('hard'));
  await call('symlink', './a.txt', at('soft'));
  assertEquals(await call('readLink', at('soft')), './a.txt');
  assertEquals((await call('lstat', at('soft'))).isSymlink, true);
  assertEquals((await call('stat', at('soft'))).isFile, true);
  assertEquals(await call('realPath', at('soft')), await call('realPath', at('a.txt')));
  await call('remove', at('soft'));
  assertEquals((await call('stat', at('a.txt'))).isFile, true);
});
both('stat tells all', async (call) => {
  await call('writeTextFile', at('stat'), 'x'.repeat(5000), { mode: 0o600 });
  await call('utime', at('stat'), 12.5, new Date('2020-02-02T02:02:02.222Z'));
  const info = await call('stat', at('stat'));
  assertEquals(info.size, 5000);
  assertEquals(info.atime.getTime(), 12_500);
  assertEquals(info.mtime.toISOString(), '2020-02-02T02:02:02.222Z');
  assert(Math.abs(info.birthtime.getTime() - Date.now()) < 60_000 && Math.abs(info.ctime.getTime() - Date.now()) < 60_000);
  assertEquals(info.mode, 0o100600);
  assertEquals([info.isFile, info.isDirectory, info.isSymlink, info.isFifo, info.isSocket, info.isCharDevice, info.isBlockDevice],
    [true, false, false, false, false, false, false]);
  assertEquals([info.uid, info.gid, info.nlink], [Deno.uid(), Deno.gid(), 1]);
  for (const name of ['dev', 'ino', 'rdev', 'blksize', 'blocks']) assertEquals(typeof info[name], 'number', name);
  assertEquals((await call('stat', '/dev/null')).isCharDevice, true);
});
both('truncate by name', async (call) => {
  await call('writeTextFile', at('t'), 'hello world');
  await call('truncate', at('t'), 5);
  assertEquals(await call('readTextFile', at('t')), 'hello');
  await call('truncate', at('t'), 7);
  assertEquals(await call('readTextFile', at('t')), 'hello\0\0');
  await call('truncate', at('t'));
  assertEquals((await call('stat', at('t'))).size, 0);
});
both('temporary names', async (call) => {
  const file = await call('makeTempFile', { dir, prefix: 'pre-', suffix: '.end' });
  assert(file.startsWith(at('pre-')) && file.endsWith('.end'), file);
  assertEquals((await call('stat', file)).mode & 0o777, 0o600);
  const folder = await call('makeTempDir', { dir });
  assertEquals((await call('stat', folder)).isDirectory, true);
  assertEquals((await call('stat', folder)).mode & 0o777, 0o700);
  await assertRejects(() => call('makeTempFile', { prefix: 'a/b' }), Error, 'Invalid character in prefix or suffix: "/"');
});
test('umask takes bits from new files and gives the one before', async () => {
  const before = Deno.umask(0o077);
  try {
    assertEquals(Deno.umask(), 0o077);
    await Deno.writeTextFile(at('masked'), '');
    assertEquals(Deno.statSync(at('masked')).mode & 0o777, 0o600);
    Deno.mkdirSync(at('masked-dir'));
    assertEquals(Deno.statSync(at('masked-dir')).mode & 0o777, 0o700);
  } finally {
    assertEquals(Deno.umask(before), 0o077);
  }
});
test('chdir moves relative paths', async () => {
  const before = Deno.cwd();
  Deno.chdir(dir);
  try {
    assertEquals(Deno.cwd(), Deno.realPathSync(dir));
    assertEquals(await Deno.readTextFile('./a.txt'), await Deno.readTextFile(at('a.txt')));
    const error = assertThrows(() => Deno.chdir('./no'), Deno.errors.NotFound);
    assertEquals(error.message, "No such file or directory (os error 2): chdir './no'");
    assertThrows(() => Deno.chdir('a.txt'), Deno.errors.NotADirectory);
    assert(Deno.makeTempDirSync({ dir: '.' }) !== '');
  } finally {
    Deno.chdir(before);
  }
});
test('a signal that is aborted ends reading and writing with its reason', async () => {
  const reason = new Error('no more');
  await assertRejects(() => Deno.readTextFile(at('a.txt'), { signal: AbortSignal.abort(reason) }), Error, 'no more');
  await assertRejects(() => Deno.writeTextFile(at('z'), 'x', { signal: AbortSignal.abort(reason) }), Error, 'no more');
  const controller = new AbortController();
  queueMicrotask(() => controller.abort());
  const error = await assertRejects(() => Deno.readFile(at('a.txt'), { signal: controller.signal }));
  assertEquals(error.name, 'AbortError');
});
test('a file is not copied onto itself, by whatever name', async () => {
  const names = ['itself', 'itself-symlink', 'itself-link'].map(at);
  await Deno.writeTextFile(names[0], 'kept');
  await Deno.symlink(names[0], names[1]);
  await Deno.link(names[0], names[2]);
  for (const name of names) {
    const error = await assertRejects(() => Deno.copyFile(names[0], name), TypeError, 'Source and destination paths refer to the same file');
    assertEquals(error.code, 'EINVAL');
    assertThrows(() => Deno.copyFileSync(names[0], name), TypeError);
  }
  assertEquals(await Deno.readTextFile(names[0]), 'kept');
});
test('a working folder that is gone', () => {
  const before = Deno.cwd();
  const gone = Deno.makeTempDirSync();
  Deno.chdir(gone);
  Deno.removeSync(gone);
  try {
    const error = assertThrows(() => Deno.cwd(), Deno.errors.NotFound);
    assertEquals([error.message, error.code], ['No such file or directory (os error 2)', 'ENOENT']);
  } finally {
    Deno.chdir(before);
  }
});
test('parts of temporary names that no system may take', () => {
  for (const part of ['*', ':', '/', '<', '|']) {
    assertThrows(() => Deno.makeTempFileSync({ prefix: part }), Error, `Invalid character in prefix or suffix: "${part}"`);
    assertThrows(() => Deno.makeTempDirSync({ suffix: part }), Error, 'Invalid character');
  }
  assertThrows(() => Deno.makeTempDirSync({ prefix: '\0' }), Error, 'Invalid control character in prefix or suffix: "\\0"');
  assertThrows(() => Deno.makeTempDirSync({ prefix: '\x9f' }), Error, 'Invalid control character in prefix or suffix: "\\u{9f}"');
});
test('a stream whose file was closed says so', async () => {
  const file = await Deno.open(at('closed-under'), { write: true, create: true });
  const writer = file.writable.getWriter();
  file.close();
  const closed = assertRejects(() => writer.closed, Deno.errors.BadResource, "The stream's underlying resource was closed or consumed");
  await assertRejects(() => writer.write(new Uint8Array(1 << 17)), Deno.errors.BadResource);
  await closed;
});
test('a watch leaves out what it is told to ignore, and may be closed twice', async () => {
  for (const name of ['w', 'w/ignored', 'w/seen']) Deno.mkdirSync(at(name));
  const watcher = Deno.watchFs(at('w'), { ignore: [at('w/ignored')] });
  Deno.writeTextFileSync(at('w/ignored/a'), '');
  Deno.writeTextFileSync(at('w/seen/b'), '');
  for await (const { paths } of watcher) {
    assert(!paths.some((path) => path.includes('ignored')), `${paths}`);
    if (paths.includes(at('w/seen/b'))) break;
  }
  watcher.close();
  watcher.close();
  assertEquals(await watcher.next(), { value: undefined, done: true });
});
test('numbers are asked for where numbers belong', async () => {
  await assertRejects(() => Deno.chmod(at('a.txt')), TypeError, 'expected u32');
  assertThrows(() => Deno.umask('x'), TypeError, 'expected u32');
});
await run();
Deno.removeSync(dir, { recursive: true });
