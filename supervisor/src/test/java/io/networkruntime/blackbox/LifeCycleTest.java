package io.networkruntime.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Rows X of the attack corpus that need a whole program: what surrounds it, and what it does while it is kept from working. */
final class LifeCycleTest {
    /** Longer than an agent may be silent. */
    private static final Duration SUSPENDED = Duration.ofSeconds(9);

    /** X05 */
    @Test
    void asTheFirstProcessOfAContainerItLeavesNoZombies() throws Exception {
        List<String> container = List.of("unshare", "--pid", "--fork", "--mount-proc", "--kill-child");
        List<String> trial = new java.util.ArrayList<>(container);
        trial.add("true");
        Assumptions.assumeTrue(new ProcessBuilder(trial).start().waitFor() == 0, "no containers may be made here");
        Finished finished =
                JavaProgram.commandLine("-").under(container).reading("""
                        const sandbox = new V8Sandbox({ agents: 2, isolation: 'process' });
                        for (let i = 0; i < 6; i++) {
                          const worker = await sandbox.createIsolate();
                          if (i % 2 === 0) worker.execute('for (;;);').catch(() => {});
                          const ended = new Promise((told) => worker.onSystem('destroyed', told).onSystem('terminated', told));
                          if (i % 2 === 1) worker.destroy();
                          await ended;
                        }
                        await sandbox.shutdown();
                        let zombies = 0;
                        for (const entry of Deno.readDirSync('/proc')) {
                          if (!/^[0-9]+$/.test(entry.name)) continue;
                          try {
                            if (/\\) Z /.test(Deno.readTextFileSync(`/proc/${entry.name}/stat`))) zombies++;
                          } catch { /* it has just ended */ }
                        }
                        console.log('zombies', zombies);
                        """).run();
        finished.printed("zombies 0\n");
    }

    /** X06 */
    @Test
    void aMainScriptThatBlocksStopsNobodysLimits() {
        Finished finished = JavaProgram.commandLine("--cpu-limit", "200ms", "-")
                .reading("""
                        const sandbox = new V8Sandbox({ agents: 2 });
                        const quiet = await sandbox.createIsolate();
                        const runaway = await sandbox.createIsolate();
                        const block = (ms) => { const end = Date.now() + ms; while (Date.now() < end); };
                        const ended = new Promise((told) => runaway.onSystem('terminated', told));
                        quiet.on('go', () => {
                          runaway.execute('for (;;);').catch(() => {});
                          block(3000);
                        });
                        await quiet.execute('NETWORK.send("go", 1); NETWORK.onRequest("well", () => "well"); 0');
                        const { reason, wallMs } = await ended;
                        console.log(reason, wallMs < 2000, await quiet.request('well', 1));
                        await sandbox.shutdown();
                        """)
                .run();
        finished.endedWith(0);
        assertThat(finished.stdout()).isEqualTo("cpu_limit_exceeded true well\n");
    }

    /** X08 */
    @Test
    void aSupervisorThatWasSuspendedBlamesNobody() {
        String script = """
                const sandbox = new V8Sandbox({ agents: 2, wallLimitMs: 60000 });
                const workers = [await sandbox.createIsolate(), await sandbox.createIsolate()];
                for (const worker of workers) {
                  worker.onSystem('terminated', (end) => console.log('lost', end.reason));
                  await worker.execute('NETWORK.onRequest("well", () => "well"); 0');
                }
                console.log('ready');
                await new Promise((later) => setTimeout(later, 10000));
                for (const worker of workers) console.log(await worker.request('well', 1));
                await sandbox.shutdown();
                """;
        try (RunningProgram program =
                JavaProgram.commandLine("-").reading(script).start()) {
            program.awaitOutput("ready");
            program.signal("STOP");
            long stopped = System.nanoTime();
            await().atMost(SUSPENDED.plusSeconds(5)).until(() -> System.nanoTime() - stopped > SUSPENDED.toNanos());
            program.signal("CONT");
            Finished finished = program.finish();
            finished.endedWith(0);
            assertThat(finished.stdout()).isEqualTo("ready\nwell\nwell\n");
        }
    }

    /** X11 */
    @Test
    void agentsSeeNothingOfTheSupervisorsEnvironment() {
        String script = """
                const sandbox = new V8Sandbox({ agents: 1 });
                await (await sandbox.createIsolate()).execute('1');
                console.log('ready');
                """;
        try (RunningProgram program = JavaProgram.commandLine("-")
                .with(Map.of("SECRET", "s3cret", "LD_LIBRARY_PATH", "/nowhere", "NODE_OPTIONS", "--inspect"))
                .reading(script)
                .start()) {
            program.awaitOutput("ready");
            List<ProcessHandle> agents = program.agents();
            assertThat(agents)
                    .isNotEmpty()
                    .allSatisfy(agent -> assertThat(environment(agent.pid()))
                            .allMatch(variable -> variable.matches("(LANG|TZ|MALLOC_[A-Z_]+|PWD|SHLVL|OLDPWD|_)=.*")));
            program.signal("TERM");
            program.finish().endedWith(143);
        }
    }

    private static List<String> environment(long pid) throws IOException {
        String all = Files.readString(Path.of("/proc", Long.toString(pid), "environ"));
        return Stream.of(all.split("\0", -1))
                .filter(variable -> !variable.isEmpty())
                .toList();
    }

    /** X12 */
    @Test
    void theNameThatASourceGivesItselfIsALabelAndFetchesNothing() throws IOException {
        try (ServerSocket listener = new ServerSocket(0)) {
            String url = "http://127.0.0.1:" + listener.getLocalPort() + "/x.map";
            Finished finished =
                    JavaProgram.commandLine("-").reading("""
                            const sandbox = new V8Sandbox({ agents: 1 });
                            const worker = await sandbox.createIsolate();
                            const run = (label) => worker.execute(`throw new Error('told')\\n//# ${label}`)
                              .catch((error) => console.log(error.message));
                            await run('sourceURL=<internal>');
                            await run('sourceMappingURL=%1$s');
                            await run('sourceMappingURL=file:///etc/passwd');
                            await run('sourceURL=%1$s');
                            await sandbox.shutdown();
                            """.formatted(url)).run();
            finished.endedWith(0);
            assertThat(finished.stdout()).isEqualTo("told\n".repeat(4));
            listener.setSoTimeout(1);
            assertThat(catchAccept(listener)).as("a connection").isFalse();
        }
    }

    private static boolean catchAccept(ServerSocket listener) throws IOException {
        try {
            listener.accept().close();
            return true;
        } catch (java.net.SocketTimeoutException nobody) {
            return false;
        }
    }

    /** X10 */
    @Test
    void aLimitThatIsNoLimitIsAMistakeOfTheCaller() {
        for (List<String> wrong : List.of(
                List.of("--memory-limit", "1e9m"),
                List.of("--cpu-limit", "-1ms"),
                List.of("--memory-limit", "999999999999999g"),
                List.of("--idle-limit", "NaN"))) {
            List<String> arguments = new java.util.ArrayList<>(wrong);
            arguments.add("-");
            Finished refused = JavaProgram.commandLine(arguments).reading("1").run();
            assertThat(refused.exit()).as("%s: %s", wrong, refused.stderr()).isEqualTo(2);
            assertThat(refused.stderr()).contains(wrong.getLast());
        }
    }

    /** X07 */
    @Test
    void aCacheThatCannotBeWrittenIsNamed() {
        Finished refused = JavaProgram.commandLine("-")
                .with(Map.of("NETWORK_RUNTIME_CACHE", "/proc/nowhere"))
                .reading("1")
                .run();
        refused.endedWith(4);
        assertThat(refused.stderr()).contains("/proc/nowhere").contains("NETWORK_RUNTIME_CACHE");
    }
}
