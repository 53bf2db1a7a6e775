package io.networkruntime.engine.ops.compression;

import io.networkruntime.engine.ops.OpArguments;
import io.networkruntime.engine.ops.OpException;
import io.networkruntime.engine.ops.OpTable;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The host functions behind CompressionStream and DecompressionStream, one set per isolate.
 *
 * <p>Called on the isolate's thread only, so that the CPU they use is the isolate's. Script feeds at most 16 KiB at a time and
 * drains at most {@link Codec#STEP} bytes at a time.
 */
public final class CompressionOps {
    /** How many codecs one isolate may hold open; each has about 300 KiB of native memory. */
    private static final int MAX_OPEN = 256;

    private final Map<Integer, Codec> open = new HashMap<>();
    private int lastId;

    private CompressionOps() {}

    /** Adds {@code compression_open(format, decompress)}, {@code _offer}, {@code _drain}, {@code _finish}, {@code _close}. */
    public static void register(OpTable table) {
        CompressionOps ops = new CompressionOps();
        table.sync("compression_open", ops::open)
                .sync("compression_offer", ops::offer)
                .sync("compression_drain", ops::drain)
                .sync("compression_finish", ops::finish)
                .sync("compression_close", ops::close);
    }

    private Object open(OpArguments arguments) {
        Format format = Format.of(arguments.string(0));
        if (open.size() >= MAX_OPEN) {
            throw new OpException(
                    "QuotaExceededError", "More than " + MAX_OPEN + " compression streams are open in this isolate");
        }
        int id = ++lastId;
        open.put(id, arguments.bool(1) ? new Decompressor(format) : new Compressor(format));
        return id;
    }

    private @Nullable Object offer(OpArguments arguments) {
        codec(arguments).offer(arguments.bytes(1));
        return null;
    }

    private Object drain(OpArguments arguments) {
        return codec(arguments).drain();
    }

    private @Nullable Object finish(OpArguments arguments) {
        codec(arguments).finish();
        return null;
    }

    private @Nullable Object close(OpArguments arguments) {
        Codec codec = open.remove((int) arguments.integer(0));
        if (codec != null) {
            codec.close();
        }
        return null;
    }

    private Codec codec(OpArguments arguments) {
        Codec codec = open.get((int) arguments.integer(0));
        if (codec == null) {
            throw new OpException("InvalidStateError", "The compression stream is closed");
        }
        return codec;
    }
}
