package io.networkruntime.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.networkruntime.conformance.FileResult.Status;
import io.networkruntime.conformance.Subtest.Outcome;
import io.networkruntime.conformance.Surprise.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExpectationTest {
    private static final TestId TEST = TestId.parse("url/a.any.js?1-10");

    @TempDir
    Path folder;

    private static FileResult result(Status status, Subtest... subtests) {
        return new FileResult(TEST, status, "", List.of(subtests), Duration.ZERO);
    }

    private static Subtest passed(String name) {
        return new Subtest(name, Outcome.PASS, "");
    }

    private static Subtest failed(String name) {
        return new Subtest(name, Outcome.FAIL, "because");
    }

    private static Expectation failing(String... names) {
        return ExpectationTest.expectation(Status.OK, names);
    }

    private static Expectation expectation(Status status, String... names) {
        Map<String, String> failing = new java.util.TreeMap<>();
        for (String name : names) {
            failing.put(name, "known");
        }
        return new Expectation(status, status == Status.OK ? "" : "known", Expectation.ANY_NUMBER, failing, Map.of());
    }

    @Test
    void aFailureThatNobodyWroteDownIsASurprise() {
        assertThat(failing("x").surprises(result(Status.OK, failed("x"), failed("y"))))
                .extracting(Surprise::kind, Surprise::subtest)
                .containsExactly(org.assertj.core.api.Assertions.tuple(Kind.UNEXPECTED_FAILURE, "y"));
    }

    @Test
    void aPassThatNobodyHopedForIsASurpriseToo() {
        assertThat(failing("x").surprises(result(Status.OK, passed("x"))))
                .extracting(Surprise::kind)
                .containsExactly(Kind.UNEXPECTED_PASS);
    }

    @Test
    void aSubtestThatVanishedIsASurprise() {
        Expectation two = new Expectation(Status.OK, "", 2, Map.of(), Map.of());
        assertThat(two.surprises(result(Status.OK, passed("x"))))
                .extracting(Surprise::kind)
                .containsExactly(Kind.UNEXPECTED_NUMBER);
    }

    @Test
    void aCrashIsASurpriseUnlessItIsExpected() {
        assertThat(Expectation.ALL_PASS.surprises(result(Status.CRASH))).hasSize(1);
        assertThat(expectation(Status.CRASH).surprises(result(Status.CRASH))).isEmpty();
        assertThat(expectation(Status.CRASH).surprises(result(Status.OK, passed("x"))))
                .extracting(Surprise::kind)
                .containsExactly(Kind.UNEXPECTED_PASS);
    }

    @Test
    void howFarATestCameBeforeItsTimeWasOverIsNoSurprise() {
        assertThat(expectation(Status.TIMEOUT).surprises(result(Status.TIMEOUT, passed("x"), failed("y"))))
                .isEmpty();
    }

    @Test
    void anUpdateWritesWhatHappenedAndKeepsReasons() {
        Expectations written = new Expectations(folder);
        written.update(List.of(result(Status.OK, passed("x"), failed("\ud83d\ude80 \"quoted\"\n"))), List.of(TEST));
        assertThat(new Expectations(folder).of(TEST).failing())
                .containsExactly(Map.entry("\ud83d\ude80 \"quoted\"\n", ""));
        assertThat(new Expectations(folder).of(TEST).subtests()).isEqualTo(2);
        assertThat(failing("x")
                        .updated(result(Status.OK, failed("x"), failed("y")))
                        .failing())
                .containsExactly(Map.entry("x", "known"), Map.entry("y", ""));
    }

    @Test
    void anUpdateForgetsTestsThatAreGone() {
        Expectations written = new Expectations(folder);
        written.update(List.of(result(Status.ERROR)), List.of(TEST));
        FileResult other = new FileResult(TestId.parse("url/b.any.js"), Status.OK, "", List.of(), Duration.ZERO);
        written.update(List.of(other), List.of(other.test()));
        assertThat(new Expectations(folder).of(TEST)).isEqualTo(Expectation.ALL_PASS);
    }

    @Test
    void anExpectedFailureWithoutAReasonIsASurprise() {
        Map<String, String> failing = Map.of("x", "", "y", "its own");
        Expectation unexplained = new Expectation(Status.OK, "", 2, failing, Map.of());
        assertThat(unexplained.surprises(result(Status.OK, failed("x"), failed("y"))))
                .extracting(Surprise::kind, Surprise::subtest)
                .containsExactly(org.assertj.core.api.Assertions.tuple(Kind.NO_REASON, "x"));
        Expectation explained = new Expectation(Status.OK, "the file's", 2, failing, Map.of());
        assertThat(explained.unexplained()).isEmpty();
        assertThat(explained.reasonOf("x")).isEqualTo("the file's");
        assertThat(explained.reasonOf("y")).isEqualTo("its own");
    }

    @Test
    void aVaryingSubtestNeedsAReason() throws IOException {
        Files.writeString(folder.resolve("url.json"), "{\"url/a.any.js?1-10\": {\"varying\": {\"x\": \"\"}}}");
        assertThatThrownBy(() -> new Expectations(folder).of(TEST))
                .hasMessageContaining("url.json")
                .hasMessageContaining("needs a reason: x");
    }
}
