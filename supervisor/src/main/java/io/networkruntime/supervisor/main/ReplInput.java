package io.networkruntime.supervisor.main;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where a console's lines come from. For the thread that reads alone. */
interface ReplInput extends AutoCloseable {
    /**
     * Waits for the next line.
     *
     * @param continued whether it goes on with a text that was begun
     * @return the line, which may be several; null at the end of the input
     */
    @Nullable
    String line(boolean continued) throws IOException;

    /** A whole text was entered: it may be wanted again. */
    void remember(String text);

    @Override
    void close() throws IOException;
}
