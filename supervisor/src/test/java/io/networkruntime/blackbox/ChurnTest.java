package io.networkruntime.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Isolates that come and go leave nothing behind. */
final class ChurnTest {
    private static final Pattern GROWTH = Pattern.compile("(supervisor|agent) threads (-?\\d+) percent (-?\\d+)");

    @Test
    void aThousandIsolatesLeaveNoProcessNoThreadAndNoMemory() {
        Finished finished = JavaProgram.of(ChurnProgram.class).run();

        finished.endedWith(0);
        assertThat(finished.stdout()).contains("agents true isolates 0\n").endsWith("children 0\n");
        assertThat(GROWTH.matcher(finished.stdout()).results()).hasSize(2);
        Matcher growth = GROWTH.matcher(finished.stdout());
        while (growth.find()) {
            assertThat(Integer.parseInt(growth.group(2)))
                    .as("threads: %s", finished.stdout())
                    .isLessThanOrEqualTo(2);
            assertThat(Integer.parseInt(growth.group(3)))
                    .as("growth: %s", finished.stdout())
                    .isLessThan(10);
        }
    }
}
