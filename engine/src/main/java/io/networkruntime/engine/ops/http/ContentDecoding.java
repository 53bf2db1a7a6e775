package io.networkruntime.engine.ops.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;

/** Undoes the content codings of a response (RFC 9110, 8.4.1; RFC 7932): gzip, deflate and br, in any number. */
final class ContentDecoding {
    /** The codings to ask for: not br, whose decoder gives nothing of a slow stream before it has read 4 KiB of it. */
    static final String ACCEPTED = "gzip, deflate";

    private ContentDecoding() {}

    /** The stream without its codings; as it is from the first coding that is not known. */
    static InputStream decode(InputStream body, List<String> contentEncoding) {
        List<String> codings = contentEncoding.stream()
                .flatMap(value -> List.of(value.split(",")).stream())
                .map(value -> value.trim().toLowerCase(Locale.ROOT))
                .filter(value -> !value.isEmpty() && !value.equals("identity"))
                .toList();
        InputStream decoded = body;
        for (String coding : codings.reversed()) {
            InputStream source = decoded;
            switch (coding) {
                case "gzip", "x-gzip" -> decoded = new Lazy(source, () -> gzip(source));
                case "br" -> decoded = new Lazy(source, () -> brotli(source));
                case "deflate" -> decoded = new Lazy(source, () -> deflate(source));
                default -> {
                    return decoded;
                }
            }
        }
        return decoded;
    }

    private static InputStream gzip(InputStream source) throws IOException {
        PushbackInputStream start = new PushbackInputStream(source);
        return isEmpty(start) ? start : new GZIPInputStream(start, 8192);
    }

    private static InputStream brotli(InputStream source) throws IOException {
        PushbackInputStream start = new PushbackInputStream(source);
        return isEmpty(start) ? start : new BrotliInputStream(start);
    }

    /** "deflate" should be the zlib format; some servers send it without the wrapper. */
    private static InputStream deflate(InputStream source) throws IOException {
        PushbackInputStream start = new PushbackInputStream(source);
        if (isEmpty(start)) {
            return start;
        }
        int first = start.read();
        start.unread(first);
        boolean wrapped = (first & 0x0f) == 8;
        return new InflaterInputStream(start, new Inflater(!wrapped), 8192);
    }

    private static boolean isEmpty(PushbackInputStream source) throws IOException {
        int first = source.read();
        if (first >= 0) {
            source.unread(first);
        }
        return first < 0;
    }

    /** Makes the decoder at the first read: it wants the first bytes at once, which may be long in coming. */
    private static final class Lazy extends FilterInputStream {
        @FunctionalInterface
        interface Opening {
            InputStream open() throws IOException;
        }

        private final Opening opening;
        private boolean opened;

        Lazy(InputStream source, Opening opening) {
            super(source);
            this.opening = opening;
        }

        @Override
        public int read() throws IOException {
            return opened().read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return opened().read(target, offset, length);
        }

        /** Nothing is promised: an inflater says 1 until its end, whether or not anything is there. */
        @Override
        public int available() {
            return 0;
        }

        private InputStream opened() throws IOException {
            if (!opened) {
                opened = true;
                in = opening.open();
            }
            return in;
        }
    }
}
