package io.networkruntime.engine.ops.compression;

/**
 * One direction of one compressed stream, fed and drained in small steps so that no step takes long.
 *
 * <p>Confined to the isolate's thread. The caller offers a chunk, drains until nothing comes, and repeats; then
 * declares the end of input and drains once more.
 */
interface Codec {
    /** The most bytes one {@link #drain()} hands out. */
    int STEP = 64 * 1024;

    byte[] NOTHING = new byte[0];

    /** Takes the next input; everything offered before must have been drained. */
    void offer(byte[] chunk);

    /** Up to {@link #STEP} bytes of output, empty when more input (or the end of it) is needed. */
    byte[] drain();

    /** Declares the end of input, after which draining yields what is left; throws if the stream is incomplete. */
    void finish();

    /** Frees the native state; harmless when repeated. */
    void close();
}
