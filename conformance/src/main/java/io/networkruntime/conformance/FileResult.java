package io.networkruntime.conformance;

import java.time.Duration;
import java.util.List;

/**
 * What one run of a test file came to.
 *
 * @param message why the status is not OK; empty if it is
 * @param subtests in the order in which they were defined
 */
record FileResult(TestId test, Status status, String message, List<Subtest> subtests, Duration time) {
    /** How the file as a whole ended. */
    enum Status {
        OK,
        /** It threw outside its subtests, or the harness was used wrongly. */
        ERROR,
        /** It was not done in its time. */
        TIMEOUT,
        /** The isolate ended, with or without its agent. */
        CRASH
    }

    long passed() {
        return subtests.stream().filter(Subtest::passed).count();
    }

    /** Subtests, and one more for a file that did not end well: it may have had others that nobody saw. */
    int total() {
        return subtests.size() + (status == Status.OK ? 0 : 1);
    }
}
