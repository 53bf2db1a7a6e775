package io.networkruntime.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --inspect} and {@code --inspect-brk}, as a debugger sees them. */
final class InspectorTest {
    private static final Pattern URL = Pattern.compile("ws://(127\\.0\\.0\\.1:\\d+)/ws/[0-9a-f-]+");
    private static final String PROGRAM = """
            const first = 1;
            function add(a, b) {
              const sum = a + b;
              return sum;
            }
            console.log('started', first);
            const timer = setInterval(() => add(1, 2), 10);
            globalThis.stop = () => clearInterval(timer);
            """;

    /** Never closed: that would wait for the end of every socket. */
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private RunningProgram start(String option) throws IOException {
        Files.writeString(folder.resolve("main.js"), PROGRAM);
        return JavaProgram.commandLine(option, "main.js").in(folder).start();
    }

    private static Matcher listening(RunningProgram program) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(program.stderr()).containsPattern(URL));
        Matcher url = URL.matcher(program.stderr());
        assertThat(url.find()).isTrue();
        return url;
    }

    private static HttpResponse<String> get(HttpClient http, String url, List<String> header) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        header.stream().findFirst().ifPresent(name -> request.header(name, header.getLast()));
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aDebuggerFindsTheProgramEvaluatesAndStopsAtABreakpoint() throws Exception {
        try (RunningProgram program = start("--inspect=127.0.0.1:0")) {
            program.awaitOutput("started 1\n");
            Matcher url = listening(program);
            String base = "http://" + url.group(1);
            assertThat(get(http, base + "/json/version", List.of()).body()).contains("\"Protocol-Version\": \"1.3\"");
            assertThat(get(http, base + "/json/list", List.of()).body()).contains(url.group(), "/main.js");
            assertThat(get(http, base + "/json/list", List.of("Origin", "https://evil.example"))
                            .statusCode())
                    .isEqualTo(403);

            DevToolsClient debugger = new DevToolsClient(http, url.group());
            assertThat(debugger.ask("Runtime.evaluate", "{\"expression\":\"'é' + 6 * 7\"}"))
                    .contains("\\u00e942");
            debugger.ask("Debugger.enable", "{}");
            String set =
                    debugger.ask("Debugger.setBreakpointByUrl", "{\"urlRegex\":\"main\\\\.js$\",\"lineNumber\":2}");
            assertThat(set).contains("\"lineNumber\":2");
            String paused = debugger.await("Debugger.paused");
            assertThat(paused).contains("\"functionName\":\"add\"");
            Matcher frame = Pattern.compile("\"callFrameId\":\"([^\"]+)\"").matcher(paused);
            assertThat(frame.find()).isTrue();
            assertThat(debugger.ask(
                            "Debugger.evaluateOnCallFrame",
                            "{\"callFrameId\":\"" + frame.group(1) + "\",\"expression\":\"a * 10 + b\"}"))
                    .contains("\"value\":12");
            debugger.ask("Debugger.stepOver", "{}");
            assertThat(debugger.await("Debugger.paused")).contains("\"lineNumber\":3");
            debugger.ask("Debugger.disable", "{}");
            debugger.ask("Runtime.evaluate", "{\"expression\":\"stop()\"}");
            program.finish().endedWith(0);
        }
    }

    @Test
    void theProgramWaitsForADebuggerAndStopsBeforeItsFirstLine() throws Exception {
        try (RunningProgram program = start("--inspect-brk=127.0.0.1:0")) {
            DevToolsClient debugger =
                    new DevToolsClient(http, listening(program).group());
            debugger.ask("Debugger.enable", "{}");
            assertThat(program.stdout()).isEmpty();
            debugger.ask("Runtime.runIfWaitingForDebugger", "{}");
            assertThat(debugger.await("Debugger.paused")).contains("\"lineNumber\":0");
            assertThat(program.stdout()).isEmpty();
            debugger.ask("Debugger.resume", "{}");
            program.awaitOutput("started 1\n");
            debugger.ask("Runtime.evaluate", "{\"expression\":\"stop()\"}");
            program.finish().endedWith(0);
        }
    }

    @Test
    void aDebuggerThatLeavesLetsTheProgramGoOn() throws Exception {
        try (RunningProgram program = start("--inspect-brk=127.0.0.1:0")) {
            String url = listening(program).group();
            DevToolsClient debugger = new DevToolsClient(http, url);
            debugger.ask("Debugger.enable", "{}");
            debugger.ask("Runtime.runIfWaitingForDebugger", "{}");
            debugger.await("Debugger.paused");
            debugger.leave();
            program.awaitOutput("started 1\n");
            new DevToolsClient(http, url).ask("Runtime.evaluate", "{\"expression\":\"stop()\"}");
            program.finish().endedWith(0);
        }
    }

    @Test
    void whatIsSaidInTheMomentOfAPauseIsHeard() throws Exception {
        try (RunningProgram program = start("--inspect=127.0.0.1:0")) {
            program.awaitOutput("started 1\n");
            DevToolsClient debugger =
                    new DevToolsClient(http, listening(program).group());
            debugger.ask("Debugger.enable", "{}");
            debugger.ask("Debugger.setBreakpointByUrl", "{\"urlRegex\":\"main\\\\.js$\",\"lineNumber\":2}");
            for (int round = 0; round < 100; round++) {
                String frame = debugger.awaitPause();
                if (round % 2 == 0) {
                    assertThat(debugger.ask(
                                    "Debugger.evaluateOnCallFrame",
                                    "{\"callFrameId\":\"" + frame + "\",\"expression\":\"a + b\"}"))
                            .contains("\"value\":3");
                }
                debugger.send("Debugger.stepOver", "{}");
                debugger.awaitPause();
                if (round % 3 == 0) {
                    // Neither is a reason to go on.
                    debugger.ask("Runtime.runIfWaitingForDebugger", "{}");
                    assertThat(debugger.ask("Debugger.continueToLocation", "{}"))
                            .contains("\"error\"");
                }
                debugger.send(round % 5 == 0 ? "Debugger.disable" : "Debugger.resume", "{}");
                if (round % 5 == 0) {
                    debugger.send("Debugger.enable", "{}");
                    debugger.send("Debugger.setBreakpointByUrl", "{\"urlRegex\":\"main\\\\.js$\",\"lineNumber\":2}");
                }
            }
            debugger.awaitPause();
            debugger.send("Debugger.disable", "{}");
            debugger.evaluate("stop()");
            program.finish().endedWith(0);
        }
    }

    @Test
    void aDebuggerThatComesWhileTheProgramStandsStillSeesThat() throws Exception {
        try (RunningProgram program = start("--inspect=127.0.0.1:0")) {
            program.awaitOutput("started 1\n");
            String url = listening(program).group();
            DevToolsClient first = new DevToolsClient(http, url);
            first.ask("Debugger.enable", "{}");
            first.ask("Debugger.setBreakpointByUrl", "{\"urlRegex\":\"main\\\\.js$\",\"lineNumber\":2}");
            first.awaitPause();
            DevToolsClient second = new DevToolsClient(http, url);
            assertThat(second.evaluate("6 * 7")).contains("\"value\":42");
            // It stops nobody yet, so that its leave changes nothing.
            second.ask("Debugger.disable", "{}");
            second.send("Debugger.enable", "{}");
            second.awaitPause();
            assertThat(first.evaluate("6 * 7")).contains("\"value\":42");
            first.ask("Debugger.disable", "{}");
            assertThat(second.evaluate("6 * 7")).contains("\"value\":42");
            second.leave();
            first.evaluate("stop()");
            program.finish().endedWith(0);
        }
    }

    @Test
    void aSignalEndsAProgramThatStandsStill() throws Exception {
        try (RunningProgram program = start("--inspect-brk=127.0.0.1:0")) {
            DevToolsClient debugger =
                    new DevToolsClient(http, listening(program).group());
            debugger.ask("Debugger.enable", "{}");
            debugger.send("Runtime.runIfWaitingForDebugger", "{}");
            debugger.awaitPause();
            program.signal("TERM");
            program.finish().endedWith(128 + 15);
        }
    }

    @Test
    void theConsoleSpeaksToTheDebuggerToo() throws Exception {
        Files.writeString(
                folder.resolve("main.js"),
                "console.log('one', { two: 2 });\nconsole.assert(false, 'three');\nsetInterval(() => {}, 1000);\n"
                        + "globalThis.speak = function speak() { console.info('five'); };");
        try (RunningProgram program = JavaProgram.commandLine("--inspect=127.0.0.1:0", "main.js")
                .in(folder)
                .start()) {
            program.awaitOutput("one { two: 2 }\n");
            DevToolsClient debugger =
                    new DevToolsClient(http, listening(program).group());
            debugger.send("Runtime.enable", "{}");
            assertThat(debugger.await("Runtime.consoleAPICalled"))
                    .contains("\"value\":\"one\"")
                    .contains("\"type\":\"log\"");
            assertThat(debugger.await("Runtime.consoleAPICalled")).contains("three");
            debugger.send("Runtime.evaluate", "{\"expression\":\"speak()\"}");
            assertThat(debugger.await("Runtime.consoleAPICalled"))
                    .containsPattern("\"callFrames\":\\[\\{\"functionName\":\"speak\"[^}]*/main\\.js\"");
            debugger.send("Runtime.evaluate", "{\"expression\":\"console.error('four'); Deno.exit(0)\"}");
            Finished finished = program.finish();
            assertThat(finished.stderr()).contains("Assertion failed: three", "four");
            finished.endedWith(0);
        }
    }

    @Test
    void aDebuggerSeesTheTypeScriptThatWasWritten() throws Exception {
        Files.writeString(
                folder.resolve("main.ts"),
                "interface Point { x: number }\n\nconst point: Point = { x: 1 };\nconsole.log(point.x);\n");
        try (RunningProgram program = JavaProgram.commandLine("--inspect-brk=127.0.0.1:0", "main.ts")
                .in(folder)
                .start()) {
            DevToolsClient debugger =
                    new DevToolsClient(http, listening(program).group());
            debugger.send("Debugger.enable", "{}");
            debugger.send("Runtime.runIfWaitingForDebugger", "{}");
            Matcher map = Pattern.compile("\"sourceMapURL\":\"data:application/json;base64,([^\"]+)\"")
                    .matcher(debugger.await("main.ts#js"));
            assertThat(map.find()).isTrue();
            assertThat(new String(Base64.getDecoder().decode(map.group(1)), StandardCharsets.UTF_8))
                    .contains("interface Point { x: number }\\n", "/main.ts\"]", "\"mappings\":\"");
            debugger.awaitPause();
            debugger.send("Debugger.resume", "{}");
            program.finish().endedWith(0);
        }
    }

    @Test
    void anAddressThatIsNoneIsAWrongCommandLine() throws IOException {
        try (RunningProgram program = start("--inspect=nowhere:port")) {
            Finished finished = program.finish();
            assertThat(finished.stderr()).contains("nowhere:port");
            finished.endedWith(2);
        }
    }
}
