package io.networkruntime.supervisor.deno;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Compresses a body piece by piece, each of which the other side can read when it comes; RFC 1952. Confined to one thread. */
final class GzipStream implements AutoCloseable {
    private static final int BUFFER = 8192;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Gzip gzip;

    /** The library's, which gives its level away only to those who extend it, and whose native memory wants to be freed. */
    private static final class Gzip extends GZIPOutputStream {
        Gzip(ByteArrayOutputStream out) throws IOException {
            super(out, BUFFER, true);
            def.setLevel(Deflater.BEST_SPEED);
        }

        void free() {
            def.end();
        }
    }

    GzipStream() {
        try {
            gzip = new Gzip(out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
    }

    /** What goes out for a piece. */
    byte[] add(byte[] piece) {
        try {
            gzip.write(piece);
            gzip.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return taken();
    }

    /** What goes out for a last piece, or for the end alone. */
    byte[] finish(byte[] piece) {
        try {
            gzip.write(piece);
            gzip.finish();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        close();
        return taken();
    }

    private byte[] taken() {
        byte[] bytes = out.toByteArray();
        out.reset();
        return bytes;
    }

    @Override
    public void close() {
        gzip.free();
    }
}
