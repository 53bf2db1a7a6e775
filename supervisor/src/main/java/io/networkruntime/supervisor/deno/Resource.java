package io.networkruntime.supervisor.deno;

import java.io.IOException;

/** Something of the operating system that the script holds open: a file, a socket, a listener, a child's pipe. */
interface Resource {

    /** Gives it back. Ends what is under way on it; called once, on any thread. */
    void close() throws IOException;

    /** Whether reading and writing move one and the same position, and so must keep one order. */
    default boolean hasOnePosition() {
        return false;
    }

    /** A resource that bytes come from. */
    interface Source extends Resource {
        /** Waits for bytes. Gives how many came, at least 1, or -1 at the end. */
        int read(byte[] into) throws IOException;
    }

    /** A resource that bytes go to. */
    interface Sink extends Resource {
        /** Writes at least one byte and gives how many. */
        int write(byte[] bytes) throws IOException;
    }
}
