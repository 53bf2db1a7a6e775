package io.networkruntime.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve}: a module that exports {@code default { fetch }} answers requests. */
final class ServeTest {
    @TempDir
    private Path folder;

    @Test
    void theDefaultExportAnswersRequestsAndTheScriptGetsWhatFollowsIt() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("app.js"), """
                console.log(import.meta.main, Deno.args.join());
                export default {
                  onListen: ({ hostname, port }) => console.log(`at http://${hostname}:${port}/`),
                  fetch(request, info) { return new Response(`${new URL(request.url).pathname} ${info.remoteAddr.hostname}`); },
                };
                """);
        try (RunningProgram program = JavaProgram.commandLine(
                        "serve", "-A", "--host", "127.0.0.1", "--port=0", "app.js", "4", "--x")
                .in(folder)
                .start()) {
            program.awaitOutput("/\n");
            assertThat(program.stdout()).startsWith("true 4,--x\nat http://127.0.0.1:");
            String place =
                    program.stdout().lines().skip(1).findFirst().orElseThrow().substring("at ".length());
            try (HttpClient client = HttpClient.newHttpClient()) {
                HttpRequest request =
                        HttpRequest.newBuilder(URI.create(place + "a/b")).build();
                assertThat(client.send(request, BodyHandlers.ofString()).body()).isEqualTo("/a/b 127.0.0.1");
            }
            program.signal("TERM");
            program.finish().endedWith(143);
        }
    }

    @Test
    void aModuleThatAnswersNothingIsAnErrorThatSaysWhatToExport() throws IOException {
        Files.writeString(folder.resolve("none.js"), "export const fetch = 1");
        Files.writeString(folder.resolve("wrong.js"), "export default { fetch: 5 }");
        try (RunningProgram program = JavaProgram.commandLine("serve", "--port=0", "none.js")
                .in(folder)
                .start()) {
            program.finish().endedWith(1);
            assertThat(program.stderr()).contains("export default { fetch }");
        }
        try (RunningProgram program = JavaProgram.commandLine("serve", "--port=0", "wrong.js")
                .in(folder)
                .start()) {
            program.finish().endedWith(1);
            assertThat(program.stderr()).contains("fetch: must be a function");
        }
    }

    @Test
    void aPortThatIsNoneIsAnErrorOfUsage() throws IOException {
        Files.writeString(folder.resolve("app.js"), "export default { fetch: () => new Response() }");
        try (RunningProgram program = JavaProgram.commandLine("serve", "--port=70000", "app.js")
                .in(folder)
                .start()) {
            program.finish().endedWith(2);
            assertThat(program.stderr()).contains("--port must be from 0 to 65535, not 70000");
        }
    }
}
