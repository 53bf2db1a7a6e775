package io.networkruntime.protocol;

/** Notes the fields of one direction's messages in a frame. */
interface MessageEncoder<T> {
    /** Begins the frame and notes every field; the caller ends and writes it. */
    void encode(T message, FrameOutput out);
}
