package io.networkruntime.supervisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class DenoWordsTest {

    private static void divides(DenoWords words, List<String> own, List<String> forScript) {
        assertThat(words.own()).isEqualTo(own);
        assertThat(words.forScript()).isEqualTo(forScript);
        assertThat(words.refused()).isEmpty();
    }

    @Test
    void withoutACommandNumbersAreTheProgramsAndTheScriptsStandBehindTheDashes() {
        divides(DenoWords.of("a.js", "4", "500", "64", "--", "-A"), List.of("a.js", "4", "500", "64"), List.of("-A"));
        divides(DenoWords.of("--watch", "a.js"), List.of("--watch", "a.js"), List.of());
    }

    @Test
    void behindRunAloneNumbersAreTheProgramsToo() {
        divides(DenoWords.of("run", "a.js", "4", "500"), List.of("run", "a.js", "4", "500"), List.of());
        divides(DenoWords.of("run", "a.js", "--", "4"), List.of("run", "a.js"), List.of("4"));
        divides(DenoWords.of("eval", "1", "--", "-A"), List.of("eval", "1"), List.of("-A"));
    }

    @Test
    void withAFlagOfDenosAllThatFollowsTheScriptIsTheScripts() {
        divides(
                DenoWords.of("run", "-A", "--allow-net=a,b", "--no-check", "--agents", "3", "a.js", "4", "-q", "--x"),
                List.of("run", "--agents", "3", "a.js"),
                List.of("4", "-q", "--x"));
        divides(DenoWords.of("eval", "--no-lock", "1 + 1", "a"), List.of("eval", "1 + 1"), List.of("a"));
        divides(DenoWords.of("run", "-q", "-", "--", "a"), List.of("run", "-"), List.of("a"));
    }

    @Test
    void allThatFollowsTheScriptOfServeIsTheScripts() {
        divides(
                DenoWords.of("serve", "--port", "0", "a.js", "4", "--port"),
                List.of("serve", "--port", "0", "a.js"),
                List.of("4", "--port"));
        divides(DenoWords.of("serve", "-A", "--host=::1", "a.js"), List.of("serve", "--host=::1", "a.js"), List.of());
    }

    @Test
    void aDenialIsRefusedAndAnUnknownFlagIsLeftToTheParser() {
        assertThat(DenoWords.of("run", "--deny-net", "a.js").refused())
                .get()
                .asString()
                .startsWith("--deny-net: ");
        divides(DenoWords.of("run", "--nonsense", "a.js"), List.of("run", "--nonsense", "a.js"), List.of());
    }
}
