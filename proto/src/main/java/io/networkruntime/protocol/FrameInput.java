package io.networkruntime.protocol;

/**
 * A cursor over the bytes of one frame: protobuf's primitive values, none of which can lead it past its end.
 *
 * <p>It never recurses: groups, the one construct of protobuf that nests without a length, do not occur in this
 * protocol.
 */
final class FrameInput {
    private byte[] source = new byte[0];
    private int at;
    private int end;

    /** Takes a range of bytes, which are read in place. */
    void open(byte[] bytes, int from, int to) {
        source = bytes;
        at = from;
        end = to;
    }

    boolean hasMore() {
        return at < end;
    }

    /** Narrows the cursor to the next so many bytes and returns the end to go back to by {@link #leave}. */
    int enter(int length) {
        int outer = end;
        end = at + length;
        return outer;
    }

    /** Goes back to the surrounding message; the inner one has been read to its end. */
    void leave(int outer) {
        end = outer;
    }

    /** A varint of at most 64 bits. */
    long varint() throws Malformed {
        if (at < end && source[at] >= 0) {
            return source[at++];
        }
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (at >= end) {
                throw new Malformed("ends inside a number");
            }
            byte b = source[at++];
            value |= (long) (b & 0x7F) << shift;
            if (b >= 0) {
                if (shift == 63 && b > 1) {
                    break;
                }
                return value;
            }
        }
        throw new Malformed("has a number of more than 64 bits");
    }

    /** A tag: the number of a field above its wire type. */
    int tag() throws Malformed {
        long tag = varint();
        if (tag < 8 || tag > 0xFFFF_FFFFL) {
            throw new Malformed("has a field with no valid number");
        }
        return (int) tag;
    }

    /** The length of what follows, all of which is there. */
    int length() throws Malformed {
        long length = varint();
        if (length < 0 || length > end - at) {
            throw new Malformed("claims more bytes than it has");
        }
        return (int) length;
    }

    long fixed64() throws Malformed {
        if (end - at < 8) {
            throw new Malformed("ends inside a number");
        }
        long value = 0;
        for (int i = 7; i >= 0; i--) {
            value = (value << 8) | (source[at + i] & 0xFF);
        }
        at += 8;
        return value;
    }

    byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        System.arraycopy(source, at, bytes, 0, length);
        at += length;
        return bytes;
    }

    String text(int length) throws Malformed {
        String text = WireText.read(source, at, length);
        if (text == null) {
            throw new Malformed("has text that is not UTF-8");
        }
        at += length;
        return text;
    }

    /** Passes over a field that this version does not know. */
    void skip(int wireType) throws Malformed {
        switch (wireType) {
            case FieldShape.VARINT -> varint();
            case FieldShape.FIXED64 -> pass(8);
            case FieldShape.DELIMITED -> pass(length());
            case FieldShape.FIXED32 -> pass(4);
            default -> throw new Malformed("has a field of wire type " + wireType);
        }
    }

    private void pass(int length) throws Malformed {
        if (length > end - at) {
            throw new Malformed("ends inside a field");
        }
        at += length;
    }
}
