package io.networkruntime.protocol;

/** The number of a worker isolate, unique within one pool for its life, counted from 0. */
public record IsolateId(int value) implements Comparable<IsolateId> {
    public IsolateId {
        if (value < 0) {
            throw new IllegalArgumentException("isolate id must not be negative: " + value);
        }
    }

    @Override
    public int compareTo(IsolateId other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return "#" + value;
    }
}
