package io.networkruntime.supervisor.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final Admission RULES =
            new Admission(ByteSize.ofMebibytes(400), ByteSize.ofMebibytes(128), ByteSize.ofMebibytes(16));

    private static IsolateLimits mebibytes(long size) {
        return new IsolateLimits(Duration.ZERO, Duration.ZERO, Duration.ZERO, ByteSize.ofMebibytes(size));
    }

    @Test
    void limitsThatFitAreAdmittedAndOneMoreIsNot() {
        assertThat(RULES.refuse(1, List.of(mebibytes(64), mebibytes(64)), mebibytes(64)))
                .isEmpty();
        assertThat(RULES.refuse(1, List.of(mebibytes(64), mebibytes(64), mebibytes(64)), mebibytes(64)))
                .hasValueSatisfying(why -> assertThat(why).contains("448 MiB").contains("400 MiB"));
    }

    @Test
    void whereThereIsATotalAnIsolateNeedsALimit() {
        assertThat(RULES.refuse(1, List.of(), IsolateLimits.NONE)).isPresent();
    }

    @Test
    void withoutATotalEverythingIsAdmitted() {
        Admission none = new Admission(ByteSize.NONE, ByteSize.ofMebibytes(128), ByteSize.ofMebibytes(16));
        assertThat(none.refuse(256, List.of(), IsolateLimits.NONE)).isEmpty();
    }
}
