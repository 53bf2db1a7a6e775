package io.networkruntime.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a program left behind.
 *
 * @param exit its exit code; 128 + n if signal n ended it
 */
record Finished(int exit, String stdout, String stderr) {
    /** The program ended well and printed just this. */
    void printed(String expected) {
        assertThat(stdout)
                .as("standard output; standard error was:%n%s", stderr)
                .isEqualTo(expected);
        endedWith(0);
    }

    void endedWith(int code) {
        assertThat(exit).as("exit code; standard error was:%n%s", stderr).isEqualTo(code);
    }
}
