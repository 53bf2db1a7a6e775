package io.networkruntime.supervisor.process;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.Optional;

/**
 * A small file of procfs that is read again and again; opened once, because opening costs more than reading.
 *
 * <p>Not for use by two threads at once. A file whose process is gone reads as empty.
 */
final class ProcFile implements Closeable {
    private final Optional<RandomAccessFile> file;
    private final byte[] buffer;
    private int length;

    ProcFile(String path, int capacity) {
        this.file = open(path);
        this.buffer = new byte[capacity];
    }

    private static Optional<RandomAccessFile> open(String path) {
        try {
            return Optional.of(new RandomAccessFile(path, "r"));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** Reads the file anew; false if the process is gone. */
    boolean refresh() {
        length = 0;
        if (file.isEmpty()) {
            return false;
        }
        try {
            file.get().seek(0);
            length = Math.max(0, file.get().read(buffer));
        } catch (IOException gone) {
            return false;
        }
        return length > 0;
    }

    /** The {@code index}-th decimal number of the file, counted from 0; -1 if there are not so many. */
    long number(int index) {
        int at = 0;
        for (int seen = 0; at < length; seen++) {
            while (at < length && !isDigit(at)) {
                at++;
            }
            if (seen == index) {
                return at < length ? numberAt(at) : -1;
            }
            while (at < length && isDigit(at)) {
                at++;
            }
        }
        return -1;
    }

    /** The first number after a label that begins a line, such as {@code VmHWM:}; -1 if there is none. */
    long numberAfter(String label) {
        for (int at = 0; at < length; at++) {
            if ((at == 0 || buffer[at - 1] == '\n') && matches(label, at)) {
                at += label.length();
                while (at < length && !isDigit(at) && buffer[at] != '\n') {
                    at++;
                }
                return at < length && isDigit(at) ? numberAt(at) : -1;
            }
        }
        return -1;
    }

    private boolean matches(String label, int at) {
        if (at + label.length() > length) {
            return false;
        }
        for (int i = 0; i < label.length(); i++) {
            if (buffer[at + i] != label.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean isDigit(int at) {
        return buffer[at] >= '0' && buffer[at] <= '9';
    }

    private long numberAt(int start) {
        long value = 0;
        for (int at = start; at < length && isDigit(at); at++) {
            value = value * 10 + (buffer[at] - '0');
        }
        return value;
    }

    @Override
    public void close() {
        if (file.isPresent()) {
            try {
                file.get().close();
            } catch (IOException ignored) {
                // Nothing was written to it.
            }
        }
    }
}
