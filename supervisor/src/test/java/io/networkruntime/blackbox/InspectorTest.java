package io.networkruntime.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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

    /** A debugger, which asks one thing at a time. */
    private static final class Debugger implements WebSocket.Listener {
        private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        private final StringBuilder part = new StringBuilder();
        private final WebSocket socket;
        private int lastId;

        Debugger(HttpClient http, String url) {
            socket =
                    http.newWebSocketBuilder().buildAsync(URI.create(url), this).join();
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                messages.add(part.toString());
                part.setLength(0);
            }
            return WebSocket.Listener.super.onText(from, data, last);
        }

        String ask(String method, String parameters) throws InterruptedException {
            int id = ++lastId;
            socket.sendText("{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + parameters + "}", true)
                    .join();
            return await("\"id\":" + id + ",");
        }

        /** The next message with this in it; those before it are dropped. */
        String await(String text) throws InterruptedException {
            while (true) {
                String message = messages.poll(30, TimeUnit.SECONDS);
                assertThat(message).as("a message with %s", text).isNotNull();
                if (message.contains(text)) {
                    return message;
                }
            }
        }
    }

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

            Debugger debugger = new Debugger(http, url.group());
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
            Debugger debugger = new Debugger(http, listening(program).group());
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
            Debugger debugger = new Debugger(http, url);
            debugger.ask("Debugger.enable", "{}");
            debugger.ask("Runtime.runIfWaitingForDebugger", "{}");
            debugger.await("Debugger.paused");
            debugger.socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
            program.awaitOutput("started 1\n");
            new Debugger(http, url).ask("Runtime.evaluate", "{\"expression\":\"stop()\"}");
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
