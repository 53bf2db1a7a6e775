package io.networkruntime.blackbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The examples of the project's first description, word for word (in {@code blackbox/seed}), in the surroundings that each
 * of them takes for granted.
 */
final class SeedExamplesTest {
    private static final String WORKER_WITH_CONSOLE = """
            const sandbox = new V8Sandbox({ console: 'event' });
            const worker = await sandbox.createIsolate();
            worker.onSystem('console', ({ text }) => console.log('worker says:', text));
            """;

    @Test
    void theQuickStartPrintsItsResult() throws IOException {
        run(seed("quick-start.js")).printed("Result: { answer: 15 }\n");
    }

    @Test
    void theWorkerReadsAFileThroughTheHost() throws IOException {
        String program = WORKER_WITH_CONSOLE
                + seed("request-response.host.js")
                + "await worker.execute(Deno.readTextFileSync(Deno.args[0]));\nawait sandbox.shutdown();\n";

        JavaProgram.commandLine("-", "--", path("request-response.worker.js").toString())
                .in(Checkout.examples())
                .reading(program)
                .run()
                .printed("worker says: " + Files.readString(Checkout.examples().resolve("config.json")) + "\n");
    }

    @Test
    void theFetchProxyRefusesADomainThatIsNotAllowed() throws IOException {
        String program = WORKER_WITH_CONSOLE + seed("fetch-proxy.host.js") + """
                for (const url of ['https://evil.example/', 'https://api.example.com.evil.example/']) {
                  console.log(await worker.execute(`NETWORK.request('fetch', { url: ${JSON.stringify(url)} }).catch((e) => e.message)`));
                }
                await sandbox.shutdown();
                """;

        Finished finished = run(program);

        finished.printed("Domain not allowed\nDomain not allowed\n");
    }

    @Test
    void theFetchProxyFetchesFromAnAllowedDomain() throws IOException {
        String program = """
                const server = Deno.serve({ port: 0, onListen() {} }, (request) => Response.json({ path: new URL(request.url).pathname }));
                // The domain of the example is this machine.
                const networkFetch = globalThis.fetch;
                globalThis.fetch = (url, init) => networkFetch(
                  url.replace('https://api.example.com', `http://localhost:${server.addr.port}`), init);
                """ + WORKER_WITH_CONSOLE + seed("fetch-proxy.host.js") + """
                await worker.execute(`(async () => {
                  ${Deno.readTextFileSync(Deno.args[0])}
                  console.log(response.ok, response.status, JSON.stringify(data));
                })()`);
                await sandbox.shutdown();
                await server.shutdown();
                """;

        JavaProgram.commandLine("-", "--", path("fetch-proxy.worker.js").toString())
                .reading(program)
                .run()
                .printed("worker says: true 200 {\"path\":\"/data\"}\n");
    }

    @Test
    void threeWorkersAnswer() throws IOException {
        String program = seed("multiple-workers.js") + """
                let done = 0;
                for (const worker of workers) worker.on('done', () => { if (++done === 3) sandbox.shutdown(); });
                """;

        Finished finished = run(program);

        finished.endedWith(0);
        org.assertj.core.api.Assertions.assertThat(finished.stdout().lines())
                .containsExactlyInAnyOrder(
                        "Worker 0: { processed: { id: 0, data: \"...\" } }",
                        "Worker 1: { processed: { id: 1, data: \"...\" } }",
                        "Worker 2: { processed: { id: 2, data: \"...\" } }");
    }

    @Test
    void theTablesOfTheInterfaceNameWhatExists() throws IOException {
        run("""
                const sandbox = new V8Sandbox();
                const worker = await sandbox.createIsolate();
                for (const name of ['createIsolate', 'threadCount', 'isolateCount', 'shutdown']) {
                  if (typeof sandbox[name] !== 'function') console.log('no sandbox.' + name);
                }
                for (const name of ['execute', 'send', 'on', 'onRequest', 'onSystem', 'destroy']) {
                  if (typeof worker[name] !== 'function') console.log('no worker.' + name);
                }
                for (const name of ['readTextFile', 'writeTextFile', 'readDir', 'cwd']) {
                  if (typeof Deno[name] !== 'function') console.log('no Deno.' + name);
                }
                console.log(crypto.randomUUID().length, typeof fetch);
                console.log(await worker.execute(`
                  ['on', 'send', 'request', 'off'].filter((name) => typeof NETWORK[name] !== 'function').concat(
                    ['setTimeout', 'setInterval', 'crypto', 'fetch', 'WebSocket', 'URL', 'URLSearchParams', 'URLPattern', 'TextEncoder',
                      'TextDecoder', 'Blob', 'File', 'FileReader', 'ReadableStream', 'WritableStream', 'TransformStream', 'Event',
                      'EventTarget', 'CustomEvent', 'AbortController', 'AbortSignal', 'performance', 'console']
                      .filter((name) => globalThis[name] === undefined)).concat(
                    ['Deno', 'require', 'process', 'V8Sandbox', 'Java'].filter((name) => name in globalThis))`));
                worker.destroy();
                """).printed("36 function\n[]\n");
    }

    private static Finished run(String program) {
        return JavaProgram.commandLine("-").reading(program).run();
    }

    private static String seed(String name) throws IOException {
        return Files.readString(path(name));
    }

    private static Path path(String name) {
        return Checkout.scripts().resolve("seed").resolve(name);
    }
}
