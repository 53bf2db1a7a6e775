// A program in a project of its own, which has installed the package.
const worker = await new V8Sandbox().createIsolate({ cpuLimitMs: 100 });
worker.on<number>('result', (result) => console.log(result.toFixed()));
await Deno.writeTextFile('log', `${Deno.args.join()}\n`, { append: true });
const server: Deno.HttpServer<Deno.NetAddr> = Deno.serve({ port: 0 }, () => new Response('ok'));
await server.shutdown();
// @ts-expect-error belongs to browsers
document.title = '';
