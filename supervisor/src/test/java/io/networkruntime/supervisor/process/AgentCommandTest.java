package io.networkruntime.supervisor.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class AgentCommandTest {
    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

    private static AgentCommand command(Path javaHome, List<Path> classPath, int maxOpenFiles) {
        SequencedMap<String, String> properties = new LinkedHashMap<>();
        properties.put("a", "1 2");
        properties.put("b", "$HOME");
        return new AgentCommand(
                javaHome,
                classPath,
                List.of("-Xmx64m"),
                Optional.of(Path.of("/cache/agent.aot")),
                properties,
                "org.example.Main",
                List.of("x y"),
                Map.of(),
                Path.of("/"),
                maxOpenFiles,
                false);
    }

    @Test
    void theCommandLineIsInTheOrderThatAJvmReadsIt() {
        assertThat(command(Path.of("/jdk"), List.of(Path.of("/a.jar"), Path.of("/b.jar")), 64)
                        .commandLine())
                .containsExactly(
                        "/jdk/bin/java",
                        "-Xmx64m",
                        "-XX:AOTCache=/cache/agent.aot",
                        "-Da=1 2",
                        "-Db=$HOME",
                        "-cp",
                        "/a.jar:/b.jar",
                        "org.example.Main",
                        "x y");
    }

    @Test
    void whatIsMissingIsNamedBeforeTheStart() {
        assertThat(command(Path.of("/nowhere"), List.of(), 64).problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("/nowhere/bin/java"));
        assertThat(command(JAVA_HOME, List.of(Path.of("/no.jar")), 64).problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("/no.jar"));
        assertThat(command(JAVA_HOME, List.of(), 64).problem()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> command(JAVA_HOME, List.of(), 3));
    }

    @Test
    void theJvmIsStartedAsItIsToldAndSpeaksOnItsStandardErrorOnly() throws Exception {
        try (AgentLauncher launcher = new AgentLauncher();
                WireLoop loop = new WireLoop("test-wire")) {
            AgentProcess agent = launcher.launch(command(JAVA_HOME, List.of(), 64));
            Inbox inbox = new Inbox();
            loop.register(agent, inbox, 1 << 20);
            assertThat(agent.exit())
                    .succeedsWithin(Duration.ofSeconds(30))
                    .satisfies(status -> assertThat(status.code()).isEqualTo(1));
            assertThat(inbox.closed).succeedsWithin(Duration.ofSeconds(10));
            assertThat(new String(inbox.bytes(), StandardCharsets.UTF_8)).isEmpty();
            assertThat(agent.stderr().printable()).contains("org.example.Main");
        }
    }
}
