package io.networkruntime.conformance;

/**
 * The result of one subtest.
 *
 * @param name unique in its file
 * @param message why it did not pass; empty if it did
 */
record Subtest(String name, Outcome outcome, String message) {
    /** How a subtest ended: the names and numbers are testharness.js's. */
    enum Outcome {
        PASS,
        FAIL,
        TIMEOUT,
        NOTRUN,
        PRECONDITION_FAILED;

        static Outcome of(int number) {
            return values()[number];
        }
    }

    boolean passed() {
        return outcome == Outcome.PASS;
    }
}
