package io.networkruntime.conformance;

/**
 * One run of a test file: its path in the corpus and its variant.
 *
 * @param path such as {@code url/historical.any.js}, without a leading slash
 * @param variant the query that selects a part of the file, with its {@code ?}; empty if it has no parts
 */
record TestId(String path, String variant) implements Comparable<TestId> {
    static TestId parse(String text) {
        int query = text.indexOf('?');
        return query < 0 ? new TestId(text, "") : new TestId(text.substring(0, query), text.substring(query));
    }

    /** The top folder, to whose expectations it belongs. */
    String area() {
        return path.substring(0, path.indexOf('/'));
    }

    /** The folder of the file, with no slash at its end. */
    String directory() {
        return path.substring(0, path.lastIndexOf('/'));
    }

    @Override
    public int compareTo(TestId other) {
        int byPath = path.compareTo(other.path);
        return byPath != 0 ? byPath : variant.compareTo(other.variant);
    }

    @Override
    public String toString() {
        return path + variant;
    }
}
