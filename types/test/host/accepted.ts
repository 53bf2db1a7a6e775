// What must be accepted in the main isolate, and the types that come out.

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function is<_Holds extends true>() {}

const sandbox = new V8Sandbox({ agents: 2, isolation: 'tenant', cpuLimitMs: 500, memoryLimitMb: 64, console: 'event' });
new V8Sandbox();
is<Equal<ReturnType<typeof sandbox.threadCount>, number>>();
is<Equal<ReturnType<typeof sandbox.shutdown>, Promise<void>>>();

const isolate = await sandbox.createIsolate({ tenant: 'a', name: 'counter', cpuTotalMs: 10_000, wallLimitMs: 0, maxQueueBytes: 1 << 20 });
is<Equal<typeof isolate, Isolate>>();
is<Equal<typeof isolate.id, number>>();

const answer = await isolate.execute<number>('6 * 7', { filename: 'answer.js' });
is<Equal<typeof answer, number>>();
isolate.execute('ignored()');

interface Point {
  x: number;
  y: number;
}
class Line {
  constructor(readonly from: Point, readonly to: Point) {}
  length() {
    return Math.hypot(this.to.x - this.from.x, this.to.y - this.from.y);
  }
}
const origin: Point = { x: 0, y: 0 };
isolate.send('none');
isolate.send('point', origin);
isolate.send('line', new Line(origin, origin));
isolate.send('binary', new Uint8Array(8));
isolate.send('map', new Map([['a', new Set([1n])]]));
isolate.send('date', { at: new Date(), nothing: undefined, list: [null, true] });
const anything: unknown = JSON.parse('1');
isolate.send('anything', anything);

const sum = await isolate.request<number>('sum', [1, 2], { timeoutMs: 1000, signal: AbortSignal.timeout(500) });
is<Equal<typeof sum, number>>();

const onPoint = (point: Point) => void point.x;
isolate
  .on('result', (data) => data.anything.goes)
  .on<Point>('point', onPoint)
  .off('point', onPoint)
  .off('result')
  .onRequest('length', async (line: { from: Point }) => line.from.x)
  .onSystem('destroyed', (end) => {
    is<Equal<typeof end.reason, 'manual' | 'shutdown'>>();
    is<Equal<typeof end.cpuMs, number>>();
  })
  .onSystem('terminated', (end) => {
    is<Equal<typeof end.signal, number | null | undefined>>();
    is<Equal<typeof end.detail, string | undefined>>();
    switch (end.reason) {
      case 'cpu_limit_exceeded':
      case 'agent_lost':
        return `${end.measured} of ${end.limit}, ${end.stderrTail}`;
      default:
        return end.peakRssBytes;
    }
  })
  .onSystem('error', ({ name, message, stack, source }) => `${name} ${message} ${stack} ${source === 'promise'}`)
  .onSystem('console', ({ level, text }) => console.log(level, text));

isolate.onRequest('fetch', async ({ url, method, headers, body }) => {
  is<Equal<typeof url, string>>();
  const response = await fetch(url, { method, headers, body });
  return { ok: response.ok, status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
});

isolate.unref();
isolate.ref();
is<Equal<ReturnType<typeof isolate.stats>['queuedBytes'], number>>();
if (!isolate.destroyed) {
  isolate.destroy();
}
sandbox.stats().ended.cpu_limit_exceeded?.toFixed();
sandbox.shutdown();

const text: string = await Deno.readTextFile(new URL('a.txt', import.meta.url));
await Deno.writeTextFile('b.txt', text, { append: true, mode: 0o600 });
for await (const entry of Deno.readDir(Deno.cwd())) {
  is<Equal<typeof entry.isDirectory, boolean>>();
}
is<Equal<typeof Deno.args, string[]>>();
Deno.env.set('A', Deno.env.get('B') ?? 'none');
function end(): never {
  Deno.exit(3);
}
if (Deno.env.has('END')) {
  end();
}

setTimeout(() => {}, 10);
new URLPattern({ pathname: '/a' });
for (const [name, value] of new Headers()) console.log(name, value);
for await (const chunk of new Blob(['a']).stream()) console.log(chunk.length);
structuredClone({ at: performance.now() });
