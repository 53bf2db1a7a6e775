package io.networkruntime.engine.ops.compression;

import io.networkruntime.engine.ops.OpException;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Inflates strictly: wrong checksums, dictionaries, a missing end and anything after the end are TypeErrors. */
final class Decompressor implements Codec {
    private static final int TRAILER = 8;

    private final Format format;
    private final Inflater inflater;
    private final GzipHeader header = new GzipHeader();
    private final CRC32 checksum = new CRC32();
    private final byte[] buffer = new byte[STEP];
    private byte[] input = NOTHING;
    private int position;
    private int trailerRead;
    private long trailer;

    Decompressor(Format format) {
        this.format = format;
        this.inflater = new Inflater(format.bare());
    }

    @Override
    public void offer(byte[] chunk) {
        input = chunk;
        position = 0;
        if (format == Format.GZIP) {
            readHeader();
        }
        if (inflater.finished()) {
            afterEnd();
        } else {
            inflater.setInput(input, position, input.length - position);
        }
    }

    @Override
    public byte[] drain() {
        if (inflater.finished() || inflater.needsInput()) {
            return NOTHING;
        }
        int length = inflate();
        if (inflater.needsDictionary()) {
            throw invalid("it needs a preset dictionary");
        }
        if (format == Format.GZIP) {
            checksum.update(buffer, 0, length);
        }
        if (inflater.finished()) {
            position = input.length - inflater.getRemaining();
            afterEnd();
        }
        return Arrays.copyOf(buffer, length);
    }

    @Override
    public void finish() {
        boolean complete = inflater.finished() && (format != Format.GZIP || trailerRead == TRAILER);
        if (!complete) {
            throw invalid("it ends too early");
        }
    }

    @Override
    public void close() {
        inflater.end();
    }

    private void readHeader() {
        while (!header.done() && position < input.length) {
            header.accept(input[position++] & 0xff);
        }
    }

    private int inflate() {
        try {
            return inflater.inflate(buffer);
        } catch (DataFormatException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    private void afterEnd() {
        while (format == Format.GZIP && trailerRead < TRAILER && position < input.length) {
            trailer |= (input[position++] & 0xffL) << (8 * trailerRead++);
            if (trailerRead == TRAILER) {
                checkTrailer();
            }
        }
        if (position < input.length) {
            throw invalid("there is data after its end");
        }
    }

    private void checkTrailer() {
        if ((int) trailer != (int) checksum.getValue()) {
            throw invalid("its checksum is wrong");
        }
        if ((int) (trailer >>> 32) != (int) inflater.getBytesWritten()) {
            throw invalid("its length is wrong");
        }
    }

    private static OpException invalid(String problem) {
        return new OpException("TypeError", "The compressed data is invalid: " + problem);
    }
}
