package io.networkruntime.engine.natives;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A sink that counts bytes and looks out for one ASCII text without a repeated first letter. */
final class MarkedCopy extends OutputStream {
    private final byte[] mark;
    private int matched;
    private boolean seen;
    private long bytes;

    MarkedCopy(String mark) {
        this.mark = mark.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void write(int value) {
        bytes++;
        if (mark[matched] != (byte) value) {
            matched = mark[0] == (byte) value ? 1 : 0;
        } else if (++matched == mark.length) {
            seen = true;
            matched = 0;
        }
    }

    long bytes() {
        return bytes;
    }

    boolean hasSeenMark() {
        return seen;
    }
}
