package io.networkruntime.engine.ops.websocket;

import org.jspecify.annotations.Nullable;

/** What a connection has to say, in order; a close is the last. */
sealed interface SocketEvent {
    /** What crosses to JavaScript in a batch, a letter and text; null for a binary message, which crosses alone. */
    @Nullable
    String wire();

    /** Whether it is the last. */
    default boolean isEnd() {
        return false;
    }

    record Text(String text) implements SocketEvent {
        @Override
        public String wire() {
            return "t" + text;
        }
    }

    /** A binary message; the array belongs to the event. */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record Binary(byte[] bytes) implements SocketEvent {
        @Override
        public @Nullable String wire() {
            return null;
        }
    }

    /** The closing handshake is done. */
    record Closed(int code, String reason) implements SocketEvent {
        @Override
        public String wire() {
            return "c" + code + " " + reason;
        }

        @Override
        public boolean isEnd() {
            return true;
        }
    }

    /** The connection was lost. */
    record Failed(String message) implements SocketEvent {
        @Override
        public String wire() {
            return "e" + message;
        }

        @Override
        public boolean isEnd() {
            return true;
        }
    }
}
