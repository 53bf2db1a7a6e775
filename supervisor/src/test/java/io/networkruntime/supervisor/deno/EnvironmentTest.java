package io.networkruntime.supervisor.deno;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class EnvironmentTest {
    @Test
    void theScriptSeesTheLocaleThatTheUserHas() {
        Environment environment = new Environment(Map.of(
                "LC_CTYPE",
                "C.UTF-8",
                "LANG",
                "POSIX",
                "A",
                "|=",
                "NETWORK_RUNTIME_LOCALE",
                "LC_ALL=POSIX|LC_CTYPE=|LANG=de_DE"));
        assertThat(environment.values())
                .containsExactlyInAnyOrderEntriesOf(Map.of("LC_ALL", "POSIX", "LANG", "de_DE", "A", "|="));
    }

    @Test
    void aLocaleThatNobodyChangedStays() {
        assertThat(new Environment(Map.of("LC_CTYPE", "C.UTF-8")).values())
                .containsOnly(Map.entry("LC_CTYPE", "C.UTF-8"));
    }
}
