// Programs as people write them for Deno's `deno.ns`, area by area, and the types that come out.

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function is<_Holds extends true>() {}

// Files.
const folder = await Deno.makeTempDir({ prefix: 'a' });
await Deno.mkdir(`${folder}/b/c`, { recursive: true, mode: 0o700 });
await Deno.writeTextFile(new URL(`file://${folder}/x`), 'text', { append: true, signal: AbortSignal.timeout(1000) });
await Deno.writeFile('x', new Uint8Array([1]), { createNew: true });
is<Equal<Awaited<ReturnType<typeof Deno.readTextFile>>, string>>();
is<Equal<ReturnType<typeof Deno.statSync>, Deno.FileInfo>>();
for await (const { name, isDirectory } of Deno.readDir('.')) console.log(name.length, isDirectory === true);
for (const entry of Deno.readDirSync('.')) is<Equal<typeof entry, Deno.DirEntry>>();
const { mtime, size } = await Deno.lstat('x');
console.log(mtime?.getTime(), size.toFixed());
await Promise.all([
  Deno.remove('x', { recursive: true }), Deno.rename('a', 'b'), Deno.copyFile('a', 'b'), Deno.link('a', 'b'),
  Deno.symlink('a', 'b', { type: 'file' }), Deno.chmod('a', 0o644), Deno.chown('a', 0, null),
  Deno.utime('a', new Date(), 1), Deno.truncate('a', 10),
]);
const old: number = Deno.umask(0o22);
const real: string = Deno.realPathSync('.') + (await Deno.readLink('a')) + old;

// Open files.
async function lastByte(path: string): Promise<number | undefined> {
  using file = await Deno.open(path, { read: true });
  await file.seek(-1, Deno.SeekMode.End);
  const buffer = new Uint8Array(1);
  return await file.read(buffer) === null ? undefined : buffer[0];
}
await (await Deno.open('a')).readable
  .pipeThrough(new CompressionStream('gzip'))
  .pipeTo((await Deno.create(`${real}.gz`)).writable);
console.log(await lastByte('a'));

// Errors.
try {
  Deno.readFileSync('none');
} catch (error) {
  if (error instanceof Deno.errors.NotFound) console.log(error.message, error.code ?? '');
  else if (!(error instanceof Deno.errors.PermissionDenied)) throw error;
}

// Sockets.
const listener = Deno.listen({ port: 0 });
is<Equal<typeof listener, Deno.TcpListener>>();
is<Equal<typeof listener.addr.port, number>>();
for await (const conn of listener) {
  conn.setNoDelay();
  is<Equal<typeof conn.remoteAddr, Deno.NetAddr>>();
  conn.readable.pipeThrough(new TextDecoderStream()).pipeThrough(new TextEncoderStream()).pipeTo(conn.writable);
  break;
}
const unix: Deno.UnixConn = await Deno.connect({ transport: 'unix', path: '/run/x' });
console.log(unix.remoteAddr.path);
const tls = await Deno.connectTls({ hostname: 'localhost', port: 443, caCerts: ['PEM'], alpnProtocols: ['h2'] });
const agreed: string | null = (await tls.handshake()).alpnProtocol;
const upgraded: Deno.TlsConn = await Deno.startTls(await Deno.connect({ port: 25, signal: AbortSignal.timeout(1) }));
Deno.listenTls({ port: 0, cert: 'PEM', key: 'PEM' }).unref();
upgraded.close();
const udp = Deno.listenDatagram({ port: 0, transport: 'udp', hostname: '127.0.0.1', reuseAddress: true });
for await (const [data, from] of udp) await udp.send(data, from);
is<Equal<Awaited<ReturnType<typeof Deno.resolveDns>>, string[][]>>();
const [mail] = await Deno.resolveDns('example.com', 'MX', { nameServer: { ipAddr: '127.0.0.1' } });
console.log(mail?.exchange, agreed);

// A web server.
const handler: Deno.ServeHandler = async (request, info) => {
  if (request.headers.get('upgrade') === 'websocket') {
    const { socket, response } = Deno.upgradeWebSocket(request, { protocol: 'chat' });
    socket.onmessage = (event) => socket.send(event.data);
    return response;
  }
  info.completed.then(() => console.log('answered'), console.error);
  return Response.json({ from: info.remoteAddr, body: await request.text() });
};
const server = Deno.serve({ port: 0, onListen: ({ port }) => console.log(port), onError: () => new Response(null) }, handler);
is<Equal<typeof server, Deno.HttpServer<Deno.NetAddr>>>();
await server.shutdown();
await using secure = Deno.serve({ port: 0, cert: 'PEM', key: 'PEM', handler });
console.log(secure.addr.port);
Deno.serve((request) => new Response(request.body)).unref();
const local: string = Deno.serve({ path: '/run/x' }, () => new Response('x')).addr.path;
export default { fetch: handler } satisfies Deno.ServeDefaultExport;

using client = Deno.createHttpClient({ caCerts: ['PEM'], proxy: { url: 'http://localhost:3128' } });
is<Equal<Awaited<ReturnType<typeof fetch>>, Response>>();
await fetch(new Request('https://localhost', { client, method: 'POST' }), { client });

// Child processes and signals.
const { code, stdout } = await new Deno.Command('ls', { args: ['-l'], cwd: '/', env: { A: local } }).output();
console.log(code, new TextDecoder().decode(stdout));
const child = new Deno.Command('cat', { stdin: 'piped', stdout: 'piped' }).spawn();
await child.stdin.close();
const text: string = await child.stdout.text();
const { signal }: Deno.CommandStatus = await child.status;
Deno.addSignalListener('SIGTERM', () => Deno.exit(143));
Deno.kill(child.pid, 'SIGKILL');
console.log(text, signal === 'SIGKILL');

// The program and the machine.
Deno.exitCode = Deno.args.length + Number(Deno.env.get('N') ?? Deno.pid);
addEventListener('unload', (event) => console.log(event.type));
onbeforeunload = (event) => event.preventDefault();
Deno.unrefTimer(setInterval(() => {}, 1000));
await Deno.stdout.write(new TextEncoder().encode(Deno.inspect({ a: 1 }, { colors: true, depth: 2 })));
for await (const chunk of Deno.stdin.readable) Deno.stderr.writeSync(chunk);
const { columns } = Deno.consoleSize();
console.log(columns, Deno.memoryUsage().rss, Deno.build.os === 'linux', Deno.version.v8, Deno.loadavg()[0], Deno.uid());
if ((await Deno.permissions.query({ name: 'read', path: '/' })).state !== 'granted') Deno.exit(1);
for await (const { kind, paths } of Deno.watchFs('.')) console.log(kind, paths.join());

localStorage.setItem('a', 'b');
const kept: string | null = sessionStorage.getItem('a');
const answer: string | null = prompt('name?', 'nobody');
const sure: boolean = confirm('sure?') && !closed && kept === answer;
alert(`${sure}`);
Deno.watchFs('.', { ignore: ['node_modules'] }).close();
