package io.networkruntime.supervisor.main;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lines of standard input as they come. */
final class PlainInput implements ReplInput {
    private final BufferedReader lines;
    private final Consumer<String> prompt;

    /**
     * Lines of a stream.
     *
     * @param prompt prints what stands before a line
     */
    PlainInput(InputStream in, Consumer<String> prompt) {
        lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.prompt = prompt;
    }

    @Override
    public @Nullable String line(boolean continued) throws IOException {
        prompt.accept(continued ? "... " : "> ");
        return lines.readLine();
    }

    @Override
    public void remember(String text) {
        // The terminal has none of its own.
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
