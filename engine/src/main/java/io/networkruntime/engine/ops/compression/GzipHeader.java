package io.networkruntime.engine.ops.compression;

import io.networkruntime.engine.ops.OpException;
import java.util.zip.CRC32;

/** Reads a gzip member header (RFC 1952, 2.3) byte by byte, however it is split over chunks. */
final class GzipHeader {
    private static final int HEADER_CRC = 1 << 1;
    private static final int EXTRA = 1 << 2;
    private static final int NAME = 1 << 3;
    private static final int COMMENT = 1 << 4;
    private static final int RESERVED = 0xe0;

    private enum Part {
        FIXED,
        EXTRA_LENGTH,
        EXTRA,
        NAME,
        COMMENT,
        HEADER_CRC,
        DONE
    }

    private final CRC32 checksum = new CRC32();
    private Part part = Part.FIXED;
    private int flags;
    private int read;
    private int number;

    boolean done() {
        return part == Part.DONE;
    }

    /** Takes the next byte (0 to 255); a TypeError if it cannot belong to a gzip header. */
    void accept(int octet) {
        switch (part) {
            case FIXED -> fixed(octet);
            case EXTRA_LENGTH -> extraLength(octet);
            case EXTRA -> extra();
            case NAME, COMMENT -> text(octet);
            case HEADER_CRC -> headerCrc(octet);
            case DONE -> throw new IllegalStateException("the header has ended");
        }
        if (part != Part.HEADER_CRC || read == 0) {
            checksum.update(octet);
        }
    }

    private void fixed(int octet) {
        switch (read) {
            case 0 -> require(octet == 0x1f, "the magic number is wrong");
            case 1 -> require(octet == 0x8b, "the magic number is wrong");
            case 2 -> require(octet == 8, "the compression method is not deflate");
            case 3 -> {
                require((octet & RESERVED) == 0, "reserved flags are set");
                flags = octet;
            }
            default -> {
                // time, extra flags and operating system carry nothing that a decoder needs
            }
        }
        if (++read == 10) {
            enter(Part.EXTRA_LENGTH);
        }
    }

    private void extraLength(int octet) {
        number |= octet << (8 * read);
        if (++read == 2) {
            int length = number;
            enter(length == 0 ? Part.NAME : Part.EXTRA);
            number = length;
        }
    }

    private void extra() {
        if (++read == number) {
            enter(Part.NAME);
        }
    }

    private void text(int octet) {
        if (octet == 0) {
            enter(part == Part.NAME ? Part.COMMENT : Part.HEADER_CRC);
        }
    }

    private void headerCrc(int octet) {
        if (read == 0) {
            number = octet;
            // The checksum covers everything before itself.
            int expected = (int) checksum.getValue() & 0xffff;
            require((expected & 0xff) == octet, "the header checksum is wrong");
            number = expected;
            read = 1;
            return;
        }
        require(number >>> 8 == octet, "the header checksum is wrong");
        enter(Part.DONE);
    }

    /** Moves to the part, or past it to the first one that the flags announce. */
    private void enter(Part next) {
        read = 0;
        number = 0;
        part = switch (next) {
            case EXTRA_LENGTH -> announced(EXTRA) ? next : skipTo(Part.NAME);
            case NAME -> announced(NAME) ? next : skipTo(Part.COMMENT);
            case COMMENT -> announced(COMMENT) ? next : skipTo(Part.HEADER_CRC);
            case HEADER_CRC -> announced(HEADER_CRC) ? next : Part.DONE;
            case FIXED, EXTRA, DONE -> next;
        };
    }

    private Part skipTo(Part next) {
        enter(next);
        return part;
    }

    private boolean announced(int flag) {
        return (flags & flag) != 0;
    }

    private static void require(boolean condition, String problem) {
        if (!condition) {
            throw new OpException("TypeError", "The gzip data is invalid: " + problem);
        }
    }
}
