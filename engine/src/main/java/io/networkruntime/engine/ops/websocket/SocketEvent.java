package io.networkruntime.engine.ops.websocket;

/** What a connection has to say, in order; a close is the last. */
sealed interface SocketEvent {
    /** What crosses to JavaScript: bytes for a binary message, else a letter and text. */
    Object wire();

    record Text(String text) implements SocketEvent {
        @Override
        public Object wire() {
            return "t" + text;
        }
    }

    /** A binary message; the array belongs to the event. */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record Binary(byte[] bytes) implements SocketEvent {
        @Override
        public Object wire() {
            return bytes;
        }
    }

    /** The closing handshake is done. */
    record Closed(int code, String reason) implements SocketEvent {
        @Override
        public Object wire() {
            return "c" + code + " " + reason;
        }
    }

    /** The connection was lost. */
    record Failed(String message) implements SocketEvent {
        @Override
        public Object wire() {
            return "e" + message;
        }
    }
}
