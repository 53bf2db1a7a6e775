// What fails, and how: the class, the message and the code of each usual failure. https://docs.deno.com/api/deno/~/Deno.errors
const folder = Deno.realPathSync(Deno.makeTempDirSync());
const at = (name) => `${folder}/${name}`;
const plain = (text) => text.replaceAll(folder, 'FOLDER').replaceAll('\0', 'NUL').replace(/:\d{4,5}\b/g, ':PORT');

async function show(what, work) {
  try {
    await work();
    console.log(`${what}: no error`);
  } catch (error) {
    const known = Deno.errors[error.name] !== undefined && error instanceof Deno.errors[error.name];
    console.log(`${what}: ${known ? 'Deno.errors.' : ''}${error.name}: ${plain(error.message)}${error.code ? ` [${error.code}]` : ''}`);
  }
}

Deno.writeTextFileSync(at('file'), 'content');
Deno.mkdirSync(at('full/inner'), { recursive: true });
Deno.symlinkSync('loop', at('loop'));

console.log('# files');
await show('a file that is not there', () => Deno.readTextFile(at('none')));
await show('a folder that is not there', () => Array.fromAsync(Deno.readDir(at('none'))));
await show('a folder that is not there, at once', () => [...Deno.readDirSync(at('none'))]);
await show('a file as a folder', () => [...Deno.readDirSync(at('file'))]);
await show('a file as a part of a path', () => Deno.stat(at('file/x')));
await show('a folder as a file', () => Deno.readTextFile(folder));
await show('a folder to write to', () => Deno.writeTextFile(folder, ''));
await show('a folder to truncate', () => Deno.truncate(folder));
await show('a loop of links', () => Deno.readTextFile(at('loop')));
await show('a loop of links, opened', () => Deno.open(at('loop')));
await show('what the kernel lets nobody write', () => Deno.writeTextFile('/proc/sys/kernel/osrelease', 'x'));
await show('a full folder', () => Deno.remove(at('full')));
await show('a folder that is there', () => Deno.mkdir(at('full')));
await show('a file that is there', () => Deno.open(at('file'), { write: true, createNew: true }));
await show('a folder over a file', () => Deno.rename(at('full'), at('file')));
await show('a file over a full folder', () => Deno.rename(at('file'), at('full')));
await show('a folder into itself', () => Deno.rename(at('full'), at('full/inner/x')));
await show('a link over a file', () => Deno.symlink('x', at('file')));
await show('a hard link over a file', () => Deno.link(at('file'), at('file')));
await show('a hard link to a folder', () => Deno.link(at('full'), at('hard')));
await show('a temporary file in no folder', () => Deno.makeTempFile({ dir: at('none') }).catch((error) => {
  error.message = error.message.replace(/[0-9a-f]{8,}/, 'RANDOM');
  throw error;
}));
await show('a working folder that is not there', () => Deno.chdir(at('none')));
await show('a name that is too long', () => Deno.stat(at('n'.repeat(300))).catch((error) => {
  error.message = error.message.replace(/n{300}/, 'NNN');
  throw error;
}));
await show('a NUL in a path', () => Deno.stat('a\0b'));

console.log('# open files');
{
  using reading = Deno.openSync(at('file'));
  await show('writing to a file opened for reading', () => reading.write(new Uint8Array(1)));
  await show('truncating a file opened for reading', () => reading.truncate(1));
  await show('a position before the start', () => reading.seek(-1, Deno.SeekMode.Start));
  using writing = Deno.openSync(at('file'), { write: true });
  await show('reading from a file opened for writing', () => writing.read(new Uint8Array(1)));
  using inside = Deno.openSync(folder);
  await show('reading from a folder', () => inside.read(new Uint8Array(1)));
  const closed = Deno.openSync(at('file'));
  closed.close();
  await show('reading from a closed file', () => closed.read(new Uint8Array(1)));
  await show('closing a closed file', () => closed.close());
  await show('a stream of a closed file', () => closed.readable.getReader().read());
}

console.log('# sockets');
{
  const listener = Deno.listen({ hostname: '127.0.0.1', port: 0 });
  const { port } = listener.addr;
  await show('a port in use', () => Deno.listen({ hostname: '127.0.0.1', port }));
  await show('a port in use, for a web server', () => Deno.serve({ hostname: '127.0.0.1', port }, () => new Response()));
  await show('an address of another machine', () => Deno.listen({ hostname: '192.0.2.1', port: 0 }));
  await show('a UDP address of another machine', () => Deno.listenDatagram({ transport: 'udp', hostname: '192.0.2.1', port: 0 }));
  await show('a port out of range', () => Deno.listen({ port: 70_000 }));
  const accepting = listener.accept();
  const client = await Deno.connect({ hostname: '127.0.0.1', port });
  const server = await accepting;
  await client.write(new Uint8Array(10));
  const reading = client.read(new Uint8Array(1));
  await new Promise((resolve) => setTimeout(resolve, 20));
  // Bytes that were never read make a close a reset.
  server.close();
  await show('a connection that was reset', () => reading);
  await show('writing to a connection that was reset', () => client.write(new Uint8Array(1)));
  await show('half-closing a connection that was reset', () => client.closeWrite());
  client.close();
  await show('reading from a closed connection', () => client.read(new Uint8Array(1)));
  await show('closing a closed connection', () => client.close());
  listener.close();
  await show('accepting from a closed listener', () => listener.accept());
  await show('closing a closed listener', () => listener.close());
  await show('a port where nobody listens', () => Deno.connect({ hostname: '127.0.0.1', port }));
  await show('a unix socket that is not there', () => Deno.connect({ transport: 'unix', path: at('none') }));
  await show('a unix socket where a file is', () => Deno.listen({ transport: 'unix', path: at('file') }));
  const canceled = Deno.listen({ hostname: '127.0.0.1', port: 0 });
  const waiting = canceled.accept();
  await new Promise((resolve) => setTimeout(resolve, 20));
  canceled.close();
  await waiting.catch((error) => console.log('a listener closed while it waits:', error.name));
}

console.log('# TLS');
{
  const listener = Deno.listen({ hostname: '127.0.0.1', port: 0 });
  const { port } = listener.addr;
  listener.accept().then((conn) => conn.close());
  await show('a server that hangs up', async () => {
    const conn = await Deno.connectTls({ hostname: '127.0.0.1', port });
    await conn.handshake();
  }).catch(() => {});
  listener.close();
  await show('a certificate that is none', () => Deno.listenTls({ port: 0, cert: 'x', key: 'y' }));
}

console.log('# children');
await show('a program that is not there', () => new Deno.Command('no-such-program').output());
await show('a program that is no program', () => new Deno.Command(at('file')).output());
await show('a child in no folder', () => new Deno.Command('true', { cwd: at('none') }).output());
{
  const child = new Deno.Command('true', { stdin: 'piped' }).spawn();
  await child.status;
  const writer = child.stdin.getWriter();
  await show('writing to a child that has ended', () => writer.write(new Uint8Array(1 << 17)));
}
await show('killing nobody', () => Deno.kill(999_999_999, 'SIGTERM'));
await show('watching nothing', () => Deno.watchFs(at('none')));
await Deno.remove(folder, { recursive: true });
