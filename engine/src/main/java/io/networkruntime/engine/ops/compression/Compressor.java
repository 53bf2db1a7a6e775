package io.networkruntime.engine.ops.compression;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Deflates, and frames the result as gzip where asked. */
final class Compressor implements Codec {
    /** RFC 1952, 2.3: magic, deflate, no flags, no time, no extra flags, unknown system. */
    private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private final Format format;
    private final Deflater deflater;
    private final CRC32 checksum = new CRC32();
    private final byte[] buffer = new byte[STEP];
    private boolean headerDue;
    private boolean trailerDue;

    Compressor(Format format) {
        this.format = format;
        this.deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, format.bare());
        this.headerDue = format == Format.GZIP;
        this.trailerDue = format == Format.GZIP;
    }

    @Override
    public void offer(byte[] chunk) {
        checksum.update(chunk);
        deflater.setInput(chunk);
    }

    @Override
    public byte[] drain() {
        if (headerDue) {
            headerDue = false;
            return GZIP_HEADER.clone();
        }
        int length = deflater.deflate(buffer);
        if (length > 0) {
            return Arrays.copyOf(buffer, length);
        }
        if (deflater.finished() && trailerDue) {
            trailerDue = false;
            return trailer();
        }
        return NOTHING;
    }

    @Override
    public void finish() {
        deflater.finish();
    }

    @Override
    public void close() {
        deflater.end();
    }

    private byte[] trailer() {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) checksum.getValue())
                .putInt((int) deflater.getBytesRead())
                .array();
    }

    @Override
    public String toString() {
        return "Compressor[" + format + "]";
    }
}
