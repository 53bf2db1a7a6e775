package io.networkruntime.escape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.networkruntime.api.GuestException;
import io.networkruntime.api.Limits;
import io.networkruntime.api.Sandbox;
import io.networkruntime.protocol.EndReason;
import io.networkruntime.protocol.Payload;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What isolates of one snapshot, one agent and one tenant do not share, and what none can do to its neighbours. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SeparationTest {
    private final Sandbox sandbox = Sandbox.builder()
            .agents(2)
            .limits(Limits.DEFAULT.withCpuPerTurn(Duration.ofSeconds(20)))
            .build();

    @AfterAll
    void close() {
        sandbox.close();
    }

    private List<Attacker> attackers(int count) {
        return IntStream.range(0, count).mapToObj(_ -> Attacker.in(sandbox)).toList();
    }

    private static void destroy(List<Attacker> attackers) {
        attackers.forEach(Attacker::leave);
    }

    /** T05: all come from the same snapshot; two of them live in either agent. */
    @Test
    void noTwoIsolatesDrawTheSameRandomNumbers() throws IOException {
        List<Attacker> attackers = attackers(6);
        Set<String> drawn = new HashSet<>();
        int count = 0;
        for (Attacker attacker : attackers) {
            String numbers = attacker.run(Attacker.script("random-numbers.js"), "random-numbers.js");
            for (String number : numbers.substring(2, numbers.length() - 2).split("\",\"", -1)) {
                drawn.add(number);
                count++;
            }
        }
        assertThat(attackers.stream().map(a -> a.isolate().agentPid()).distinct())
                .hasSize(2);
        assertThat(count).isEqualTo(6 * 16);
        assertThat(drawn).hasSize(count);
        destroy(attackers);
    }

    /** E12 */
    @Test
    void isolatesOfOneAgentShareNothing() throws IOException {
        List<Attacker> attackers = attackers(3);
        assertThat(attackers.stream().map(a -> a.isolate().agentPid()).distinct())
                .hasSizeLessThan(3);
        for (Attacker attacker : attackers) {
            assertThat(attacker.run(Attacker.script("leave-traces.js"), "leave-traces.js"))
                    .isEqualTo("[]");
        }
        for (Attacker attacker : attackers) {
            assertThat(attacker.run("heardFromOthers", "heard.js")).isEqualTo("[]");
        }
        destroy(attackers);
    }

    /** E13 */
    @Test
    void anIsolateFindsNothingOfItsPredecessors() throws IOException {
        Attacker first = Attacker.in(sandbox);
        String untouched = first.run(Attacker.script("fingerprint.js"), "fingerprint.js");
        first.run(Attacker.script("leave-traces.js"), "leave-traces.js");
        Attacker.get(first.isolate().destroy());
        for (Attacker later : attackers(4)) {
            assertThat(later.run(Attacker.script("fingerprint.js"), "fingerprint.js"))
                    .isEqualTo(untouched);
            assertThat(later.run(Attacker.script("leave-traces.js"), "leave-traces.js"))
                    .isEqualTo("[]");
            later.leave();
        }
    }

    /** E15 */
    @Test
    void anAnswerForAnIsolateThatIsGoneHarmsNobody() {
        List<Attacker> attackers = attackers(4);
        for (Attacker attacker : attackers) {
            attacker.run("for (let i = 0; i < 100; i++) NETWORK.request('late').catch(() => {}); 1", "requests.js");
        }
        Attacker gone = attackers.getFirst();
        Attacker.get(gone.isolate().destroy());
        assertThat(Attacker.get(gone.end()).reason()).isEqualTo(EndReason.MANUAL);
        attackers.forEach(Attacker::answerLate);
        assertThat(attackers.subList(1, 4)).allMatch(Attacker::answers);
        destroy(attackers.subList(1, 4));
    }

    /** E10, E11: V8 aborts the process where it has no exception for what a guest did. */
    @Test
    void aCrashOfOneAgentIsToldAndTheOtherGoesOn() {
        List<Attacker> attackers = attackers(2);
        Attacker crashing = attackers.getFirst();
        Attacker canary = attackers.get(1);
        assertThat(crashing.isolate().agentPid()).isNotEqualTo(canary.isolate().agentPid());
        var _ = crashing.isolate().execute("'x'.repeat(0x1fffffe8).split('')", "crash.js");
        assertThat(Attacker.get(crashing.end()).reason()).isEqualTo(EndReason.NATIVE_CRASH);
        assertThat(canary.answers()).isTrue();
        Attacker successor = Attacker.in(sandbox);
        assertThat(successor.answers()).isTrue();
        destroy(List.of(canary, successor));
    }

    /** L06 */
    @Test
    void noErrorObjectUpsetsItsReport() throws IOException {
        Attacker attacker = Attacker.in(sandbox);
        String report = attacker.run(Attacker.script("odd-errors.js"), "odd-errors.js");
        int count = Integer.parseInt(report);
        assertThat(count).isGreaterThan(15);
        for (int i = 0; i < count; i++) {
            Payload number = Payload.json(Integer.toString(i));
            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(() -> Attacker.get(attacker.isolate().request("throw", number)))
                    .withCauseInstanceOf(GuestException.class);
        }
        assertThat(attacker.errors()).hasSizeGreaterThanOrEqualTo(3 * count).allSatisfy(error -> {
            assertThat(error.message().length()).isLessThan(8192);
            assertThat(error.stack().length()).isLessThan(16_384);
        });
        assertThat(attacker.answers()).isTrue();
        attacker.leave();
    }
}
