package io.networkruntime.engine.natives;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {
    @Test
    void linuxOnIntelIsSupportedUnderBothOfItsNames() {
        assertThatCode(() -> new Platform("Linux", "amd64").requireSupported()).doesNotThrowAnyException();
        assertThatCode(() -> new Platform("Linux", "x86_64").requireSupported()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"Linux,aarch64", "Mac OS X,aarch64", "Windows 11,amd64", "FreeBSD,amd64"})
    void anyOtherPlatformIsNamedTogetherWithTheSupportedOne(String system, String processor) {
        assertThatThrownBy(() -> new Platform(system, processor).requireSupported())
                .isInstanceOf(NativesUnavailableException.class)
                .hasMessageContainingAll(system, processor, "Linux on amd64");
    }
}
