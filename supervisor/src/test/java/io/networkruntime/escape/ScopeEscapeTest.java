package io.networkruntime.escape;

import static org.assertj.core.api.Assertions.assertThat;

import io.networkruntime.api.Console;
import io.networkruntime.api.Limits;
import io.networkruntime.api.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Scripts that try to get out of a worker's scope. Each is named after what must not happen and completes with what it
 * found, which must be nothing.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ScopeEscapeTest {
    private static final String LIST = "no-global-name-is-unlisted.js";

    private final Sandbox sandbox = Sandbox.builder()
            .agents(1)
            .limits(Limits.DEFAULT.withCpuPerTurn(Duration.ofSeconds(20)))
            .console(Console.EVENT)
            .build();

    @AfterAll
    void close() {
        sandbox.close();
    }

    @TestFactory
    Stream<DynamicTest> inAnUntouchedIsolate() throws IOException, URISyntaxException {
        return scripts("plain")
                .filter(name -> !name.equals(LIST))
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Attacker attacker = Attacker.in(sandbox);
                    assertThat(attacker.run(Attacker.script("plain/" + name), name))
                            .isEqualTo("[]");
                    assertThat(attacker.answers()).isTrue();
                    attacker.leave();
                }));
    }

    /** What internals do must not show in methods that a guest has replaced, and must go on working. */
    @TestFactory
    Stream<DynamicTest> withPatchedIntrinsics() throws IOException, URISyntaxException {
        return scripts("patched")
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Attacker attacker = Attacker.in(sandbox);
                    attacker.run(Attacker.script("spy.js") + "; 0", "spy.js");
                    String found = attacker.run(Attacker.script("patched/" + name), name);
                    assertThat(found.translateEscapes()).isEqualTo("\"\"");
                    assertThat(attacker.events())
                            .contains("event {\"a\":1,\"list\":[1,2],\"text\":\"añ\"}", "bytes (clone)");
                    attacker.leave();
                }));
    }

    @Test
    void noGlobalNameIsUnlisted() throws IOException {
        Attacker attacker = Attacker.in(sandbox);
        String names = attacker.run(Attacker.script("plain/" + LIST), LIST);
        List<String> present = List.of(names.substring(2, names.length() - 2).split("\",\"", -1));
        List<String> allowed =
                Attacker.script("allowed-globals.txt").lines().sorted().toList();
        assertThat(present).containsExactlyElementsOf(allowed);
        attacker.leave();
    }

    private static Stream<String> scripts(String folder) throws IOException, URISyntaxException {
        URI home = Objects.requireNonNull(ScopeEscapeTest.class.getResource("/escape/" + folder))
                .toURI();
        try (Stream<Path> files = Files.list(Path.of(home))) {
            return files.map(file -> String.valueOf(file.getFileName())).sorted().toList().stream();
        }
    }
}
