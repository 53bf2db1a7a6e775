package io.networkruntime.protocol;

/** A message that does not fit the wire: thrown at the sender before a byte of it is written. */
public final class MessageTooLargeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String part;
    private final long bytes;
    private final long limit;

    MessageTooLargeException(String part, long bytes, long limit) {
        super(part + " takes " + bytes + " bytes, allowed are " + limit);
        this.part = part;
        this.bytes = bytes;
        this.limit = limit;
    }

    /** The message or field that is too large, such as {@code Deliver.event}. */
    public String part() {
        return part;
    }

    /** Its size in bytes. */
    public long bytes() {
        return bytes;
    }

    /** The most that it may take, in bytes. */
    public long limit() {
        return limit;
    }
}
