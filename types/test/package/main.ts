// A program in a project of its own, which has installed the package.
const worker = await new V8Sandbox().createIsolate({ cpuLimitMs: 100 });
worker.on<number>('result', (result) => console.log(result.toFixed()));
await Deno.writeTextFile('log', `${Deno.args.join()}\n`, { append: true });
const server: Deno.HttpServer<Deno.NetAddr> = Deno.serve({ port: 0 }, () => new Response('ok'));
await server.shutdown();
const quota: number | null = new QuotaExceededError('full', { quota: 1, requested: 2 }).quota;
const init: WebSocketInit = { headers: { 'X-Token': String(quota) }, protocols: ['a'], client: Deno.createHttpClient({}) };
const socket = new WebSocket('ws://localhost', init as never);
socket.close();
// @ts-expect-error belongs to browsers
document.title = '';
