package io.networkruntime.supervisor.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ByteSizeTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "4096, 4096",
        "1b, 1",
        "1k, 1024",
        "2KB, 2048",
        "3KiB, 3072",
        "128m, 134217728",
        "64MiB, 67108864",
        "64 mib, 67108864",
        "1g, 1073741824",
        "1 GiB, 1073741824",
        "8t, 8796093022208",
        "9223372036854775807, 9223372036854775807",
        "8388607t, 9223370937343148032"
    })
    void aNumberAndAUnitAreRead(String text, long bytes) {
        assertThat(ByteSize.parse(text).bytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "m", "-1", "1.5m", "1 m 2", "0x10", "1e3", "٣", "99999999999999999999"})
    void anythingElseIsRefusedByName(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ByteSize.parse(text))
                .withMessageContaining("'" + text + "'")
                .withMessageContaining("128m");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1x", "1mm", "1mi"})
    void anUnknownUnitIsNamed(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ByteSize.parse(text))
                .withMessageContaining("unknown unit '" + text.substring(1) + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "8388608t", "9007199254740992k"})
    void whatALongCannotHoldIsTooLarge(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ByteSize.parse(text))
                .withMessage("byte size too large: '" + text + "'");
    }

    @Property
    void itsTextIsReadBack(@ForAll @LongRange(min = 0) long bytes) {
        ByteSize size = new ByteSize(bytes);
        assertThat(ByteSize.parse(size.toString())).isEqualTo(size);
    }
}
