package io.networkruntime.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One line of a guest against its agent, while a worker in another agent answers all through. */
final class HostileGuestTest {
    private static final String PROGRAM = """
            const [code] = Deno.args;
            const sandbox = new V8Sandbox({ agents: 2, isolation: 'tenant', memoryLimitMb: 64 });
            const canary = await sandbox.createIsolate({ tenant: 'canary' });
            await canary.execute(`NETWORK.onRequest('ping', (n) => n + 1); undefined`);
            let asked = 0;
            let answered = 0;
            let slowest = 0;
            let over = false;
            const watching = (async () => {
              while (!over) {
                const begun = performance.now();
                if (await canary.request('ping', asked++, { timeoutMs: 5000 }) === asked) answered++;
                slowest = Math.max(slowest, performance.now() - begun);
                await new Promise((resolve) => setTimeout(resolve, 5));
              }
            })();

            const guest = await sandbox.createIsolate({ tenant: 'guest' });
            const ends = [];
            const ended = new Promise((resolve) => {
              for (const event of ['destroyed', 'terminated']) {
                guest.onSystem(event, (report) => {
                  ends.push(`${event} ${report.reason}`);
                  resolve();
                });
              }
            });
            const outcome = await guest.execute(code).then(
              () => 'completed', (error) => (guest.destroyed ? 'ended' : `caught ${error.name}`));
            if (outcome.startsWith('caught')) {
              console.log(outcome, await guest.execute('6 * 7'));
              guest.destroy();
            }
            await ended;
            over = true;
            await watching;
            console.log(ends.join());
            console.log('canary', asked > 0 && asked === answered, slowest < 5000, await canary.request('ping', 1));
            await sandbox.shutdown();
            """;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    while (true) {}                                              | terminated cpu_limit_exceeded
                    (function f() { Promise.resolve().then(f) })()               | terminated cpu_limit_exceeded
                    (async () => { for (;;) await null })()                      | terminated cpu_limit_exceeded
                    /^(a+)+\\1b$/.test('a'.repeat(40))                           | terminated cpu_limit_exceeded
                    try { for (;;); } finally { for (;;); }                      | terminated cpu_limit_exceeded
                    'x'.repeat(0x1fffffe8).split('')                             | terminated memory_limit_exceeded
                    const a = []; for (;;) a.push(new Array(1e5).fill(1.5))      | terminated memory_limit_exceeded
                    const a = []; for (;;) a.push(new ArrayBuffer(1e6))          | terminated memory_limit_exceeded
                    let s = 'x'; const a = []; for (;;) a.push(s + a.length)     | terminated memory_limit_exceeded
                    throw new Error('m'.repeat(1e8))                             | terminated memory_limit_exceeded
                    (function f() { f() })()                                     | caught RangeError 42
                    """)
    void aHostileLineEndsOnceForItsOwnReasonAndHarmsNobodyElse(String line, String expected) {
        Finished finished =
                JavaProgram.commandLine("-", "--", line).reading(PROGRAM).run();

        String ends = expected.startsWith("caught") ? expected + "\ndestroyed manual" : expected;
        assertThat(finished.stdout())
                .as("standard error was:%n%s", finished.stderr())
                .isEqualTo(ends + "\ncanary true true 2\n");
        finished.endedWith(0);
    }
}
