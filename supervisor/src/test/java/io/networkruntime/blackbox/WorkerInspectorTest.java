package io.networkruntime.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --inspect-worker} and {@code --inspect-worker-brk}, as a debugger sees them. */
final class WorkerInspectorTest {
    private static final Pattern LIST = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/json/list");
    private static final Pattern TARGET =
            Pattern.compile("\"title\": \"network-runtime - (Isolate [^\"]*)\"[^}]*?\"(ws://[^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PROGRAM = """
            const sandbox = new V8Sandbox({ agents: 1 });
            const options = { name: 'adder', cpuLimitMs: 400, wallLimitMs: 900, idleLimitMs: 5000 };
            const worker = await sandbox.createIsolate(options);
            worker.on('sum', (sum) => console.log('sum', sum));
            worker.onSystem('terminated', ({ reason }) => console.log('terminated', reason));
            worker.onSystem('destroyed', ({ reason }) => console.log('destroyed', reason));
            worker.execute(`
            NETWORK.on('add', ([a, b]) => {
              const sum = a + b;
              NETWORK.send('sum', sum);
            });
            console.log('worker speaks');
            `.trimStart(), { filename: 'adder.js' });
            console.log('ready');
            const timer = setInterval(() => {
              if (worker.destroyed) clearInterval(timer);
              else if (asks('add')) worker.send('add', [1, 2]);
              else if (asks('destroy')) worker.destroy();
            }, 10);
            function asks(file) {
              try {
                Deno.removeSync(file);
                return true;
              } catch {
                return false;
              }
            }
            """;

    /** Never closed: that would wait for the end of every socket. */
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private RunningProgram start(String option) throws IOException {
        Files.writeString(folder.resolve("main.js"), PROGRAM);
        RunningProgram program =
                JavaProgram.commandLine(option, "main.js").in(folder).start();
        program.awaitOutput("ready\n");
        return program;
    }

    private void ask(String what) throws IOException {
        Files.createFile(folder.resolve(what));
    }

    private String list(RunningProgram program) throws IOException, InterruptedException {
        Matcher url = LIST.matcher(program.stderr());
        assertThat(url.find()).as(program.stderr()).isTrue();
        return http.send(HttpRequest.newBuilder(URI.create(url.group())).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private DevToolsClient connect(RunningProgram program) throws IOException, InterruptedException {
        Matcher target = TARGET.matcher(list(program));
        assertThat(target.find()).isTrue();
        assertThat(target.group(1)).isEqualTo("Isolate #0 (adder)");
        return new DevToolsClient(http, target.group(2));
    }

    private DevToolsClient pause(RunningProgram program) throws IOException, InterruptedException {
        DevToolsClient debugger = connect(program);
        debugger.ask("Debugger.enable", "{}");
        debugger.ask("Debugger.setBreakpointByUrl", "{\"urlRegex\":\"adder\\\\.js$\",\"lineNumber\":2}");
        ask("add");
        return debugger;
    }

    @Test
    void aWorkerIsFoundAndStopsAtABreakpointForLongerThanItMayTake() throws Exception {
        try (RunningProgram program = start("--inspect-worker=127.0.0.1:0")) {
            DevToolsClient debugger = pause(program);
            String frame = debugger.awaitPause();
            await().pollDelay(Duration.ofMillis(1500)).until(() -> true);
            assertThat(debugger.ask(
                            "Debugger.evaluateOnCallFrame",
                            "{\"callFrameId\":\"" + frame + "\",\"expression\":\"a * 10 + b\"}"))
                    .contains("\"value\":12");
            assertThat(program.stdout()).doesNotContain("sum");
            debugger.send("Debugger.stepOver", "{}");
            debugger.awaitPause();
            debugger.ask("Debugger.resume", "{}");
            program.awaitOutput("sum 3\n");
            debugger.send("Runtime.enable", "{}");
            assertThat(debugger.await("Runtime.consoleAPICalled")).contains("worker speaks");
            ask("destroy");
            assertThat(debugger.closed().get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isEqualTo(1000);
            program.finish().printed("ready\nsum 3\ndestroyed manual\n");
        }
    }

    @Test
    void aWorkerThatStandsStillIsDestroyedOnce() throws Exception {
        try (RunningProgram program = start("--inspect-worker=127.0.0.1:0")) {
            DevToolsClient debugger = pause(program);
            debugger.awaitPause();
            ask("destroy");
            assertThat(debugger.closed().get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isEqualTo(1000);
            program.finish().printed("ready\ndestroyed manual\n");
        }
    }

    @Test
    void aDebuggerThatLeavesLetsTheWorkerGoOn() throws Exception {
        try (RunningProgram program = start("--inspect-worker=127.0.0.1:0")) {
            DevToolsClient debugger = pause(program);
            debugger.awaitPause();
            debugger.leave();
            program.awaitOutput("sum 3\n");
            ask("destroy");
            program.finish().printed("ready\nsum 3\ndestroyed manual\n");
        }
    }

    @Test
    void aWorkerWaitsForItsDebuggerAndStopsBeforeItsFirstLine() throws Exception {
        try (RunningProgram program = start("--inspect-worker-brk=127.0.0.1:0")) {
            ask("add");
            DevToolsClient debugger = connect(program);
            debugger.ask("Debugger.enable", "{}");
            debugger.send("Runtime.runIfWaitingForDebugger", "{}");
            Matcher script = Pattern.compile("\"scriptId\":\"(\\d+)\"").matcher(debugger.await("\"url\":\"adder.js\""));
            assertThat(script.find()).isTrue();
            assertThat(debugger.await("\"Debugger.paused\""))
                    .contains("\"location\":{\"scriptId\":\"" + script.group(1) + "\",\"lineNumber\":0");
            debugger.send("Debugger.resume", "{}");
            program.awaitOutput("sum 3\n");
            ask("destroy");
            program.finish().printed("ready\nsum 3\ndestroyed manual\n");
        }
    }

    @Test
    void aWorkerThatWaitsForADebuggerCanBeDestroyed() throws Exception {
        try (RunningProgram program = start("--inspect-worker-brk=127.0.0.1:0")) {
            ask("destroy");
            program.finish().printed("ready\ndestroyed manual\n");
        }
    }

    @Test
    void theLimitOfCpuTimeHoldsUnderADebugger() throws Exception {
        try (RunningProgram program = start("--inspect-worker=127.0.0.1:0")) {
            DevToolsClient debugger = pause(program);
            String frame = debugger.awaitPause();
            debugger.send(
                    "Debugger.evaluateOnCallFrame", "{\"callFrameId\":\"" + frame + "\",\"expression\":\"for (;;);\"}");
            debugger.closed().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            program.finish().printed("ready\nterminated cpu_limit_exceeded\n");
        }
    }

    @Test
    void nobodyFindsAWorkerThatWasNotOffered() throws Exception {
        try (RunningProgram program = start("--inspect=127.0.0.1:0")) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(program.stderr()).contains("ws://"));
            Matcher url = Pattern.compile("ws://([^/]+)/").matcher(program.stderr());
            assertThat(url.find()).isTrue();
            String list = http.send(
                            HttpRequest.newBuilder(URI.create("http://" + url.group(1) + "/json/list"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            assertThat(list).contains("network-runtime - main").doesNotContain("Isolate");
            ask("destroy");
            program.finish().printed("ready\ndestroyed manual\n");
        }
    }
}
