package io.networkruntime.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What workers do with the web platform for long and with much data leaves memory flat. How long and how much is small on every
 * build; {@code -Dacceptance.mebibytes=100 -Dacceptance.seconds=60} is the whole measure.
 */
final class WebPlatformTest {
    private static final Pattern GROWTH = Pattern.compile("(\\w+) grew by (\\d+) MiB");
    private static final int FLAT_MIB = 32;

    @Test
    void aDownloadThroughTheHostArrivesAsItWasSentInFlatMemory() {
        Finished finished = JavaProgram.commandLine(script("download.js"), "--", setting("mebibytes", 24))
                .run();

        finished.endedWith(0);
        assertThat(finished.stdout()).startsWith("intact\n");
        isFlat(finished, 2);
    }

    @Test
    void promisesStreamsAndCryptographyGoOnForLongWithoutALeak() {
        Finished finished = JavaProgram.commandLine(script("endurance.js"), "--", setting("seconds", 6))
                .run();

        finished.endedWith(0);
        assertThat(finished.stdout())
                .startsWith("promises went on\nstreams went on\ncryptography went on\nterminated 0\n");
        isFlat(finished, 1);
    }

    private static void isFlat(Finished finished, int processes) {
        assertThat(GROWTH.matcher(finished.stdout()).results()).hasSize(processes);
        assertThat(GROWTH.matcher(finished.stdout()).results().map(WebPlatformTest::mebibytes))
                .as(finished.stdout())
                .allMatch(growth -> growth <= FLAT_MIB);
    }

    private static int mebibytes(MatchResult growth) {
        return Integer.parseInt(growth.group(2));
    }

    private static String script(String name) {
        return Checkout.scripts().resolve("web").resolve(name).toString();
    }

    private static String setting(String name, int usual) {
        return Integer.toString(Integer.getInteger("acceptance." + name, usual));
    }
}
