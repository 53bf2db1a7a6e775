package io.networkruntime.supervisor.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.networkruntime.protocol.EndReason;
import io.networkruntime.supervisor.limits.EndCause.Evidence;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExitDiagnosisTest {
    @ParameterizedTest
    @CsvSource({
        "159, false, '', policy_violation",
        "133, false, '# Fatal JavaScript invalid size error 169220804', native_crash",
        "133, false, '# Fatal JavaScript out of memory: Reached heap limit', heap_out_of_memory",
        "133, false, 'Fatal process out of memory: Zone', heap_out_of_memory",
        "134, false, 'FATAL ERROR: JavaScript heap out of memory', heap_out_of_memory",
        "134, false, '', native_crash",
        "139, false, 'Fatal JavaScript out of memory', native_crash",
        "135, false, '', native_crash",
        "137, false, '', agent_lost",
        "137, true, '', memory_limit_exceeded",
        "137, false, 'Fatal JavaScript out of memory', agent_lost",
        "3, false, '', memory_limit_exceeded",
        "1, false, 'There is insufficient memory for the Java Runtime Environment to continue.', memory_limit_exceeded",
        "1, false, '# A fatal error has been detected by the Java Runtime Environment:', native_crash",
        "1, false, 'Error: Could not find or load main class', agent_lost",
        "152, false, '', cpu_limit_exceeded",
        "0, false, '', agent_lost",
        "143, false, '', agent_lost",
        "7, true, '', agent_lost"
    })
    void theReasonFollowsFromHowItEnded(int code, boolean oomKilled, String words, String reason) {
        EndCause cause = ExitDiagnosis.diagnose(new ExitStatus(code), Optional.empty(), oomKilled, words);
        assertThat(cause.reason().word()).isEqualTo(reason);
        assertThat(cause.detail()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "1, '#\n#  SIGSEGV (0xb) at pc=0x00007fd8913e9f14, pid=31195, tid=31195', 139",
        "1, '#\n#  SIGBUS (0x7) at pc=0x00007fd8913e9f14, pid=31195, tid=31195', 135",
        "1, '#  Internal Error (sharedRuntime.cpp:1), pid=1, tid=2', 1",
        "1, 'Error: Could not find or load main class SIGSEGV', 1",
        "0, '#  SIGSEGV (0xb) at pc=0x00007fd8913e9f14', 0"
    })
    void theJvmsReportNamesTheSignalThatCrashedIt(int code, String words, int effective) {
        assertThat(ExitDiagnosis.withCrash(new ExitStatus(code), words)).isEqualTo(new ExitStatus(effective));
    }

    @Property
    void whatWasIntendedAlwaysWins(
            @ForAll @IntRange(max = 255) int code,
            @ForAll EndReason intent,
            @ForAll boolean oom,
            @ForAll String words) {
        EndCause cause = ExitDiagnosis.diagnose(new ExitStatus(code), Optional.of(intent), oom, words);
        assertThat(cause.reason()).isEqualTo(intent);
        assertThat(cause.evidence()).isEqualTo(Evidence.INTENT);
    }

    @Property
    void aCauseOnlyGetsMorePrecise(
            @ForAll EndReason a, @ForAll Evidence of, @ForAll EndReason b, @ForAll Evidence other) {
        EndCause first = new EndCause(a, of, "first");
        EndCause refined = first.refinedBy(new EndCause(b, other, "second"));
        assertThat(refined.evidence()).isGreaterThanOrEqualTo(of).isGreaterThanOrEqualTo(other);
        if (other.compareTo(of) <= 0) {
            assertThat(refined).isSameAs(first);
        }
    }

    @Property
    void everyExitCodeHasADiagnosis(@ForAll @IntRange(max = 255) int code, @ForAll boolean oom) {
        assertThat(ExitDiagnosis.diagnose(new ExitStatus(code), Optional.empty(), oom, ""))
                .isNotNull();
    }
}
