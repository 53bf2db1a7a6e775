package io.networkruntime.conformance;

/**
 * Something in a result that is not as expected.
 *
 * @param subtest its name; empty if the file as a whole is meant
 */
record Surprise(TestId test, Kind kind, String subtest, String detail) {
    /** In which way. */
    enum Kind {
        UNEXPECTED_FAILURE,
        /** Good news, which must be written down all the same: run with {@code --update}. */
        UNEXPECTED_PASS,
        UNEXPECTED_NUMBER,
        /** It may fail, but the expectations must say why. */
        NO_REASON
    }

    @Override
    public String toString() {
        return kind + " " + test + (subtest.isEmpty() ? "" : " | " + subtest) + ": " + detail;
    }
}
