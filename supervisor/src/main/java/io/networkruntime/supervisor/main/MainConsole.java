package io.networkruntime.supervisor.main;

import io.networkruntime.engine.ops.OpTable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Where the main script's console goes: a line at a time, at once, to the standard streams. */
final class MainConsole {
    private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

    private final MainSettings settings;

    MainConsole(MainSettings settings) {
        this.settings = settings;
    }

    void register(OpTable table) {
        table.sync("consoleLine", a -> {
            write(a.bool(0) ? settings.stderr() : settings.stdout(), a.string(1));
            return null;
        });
    }

    private static void write(OutputStream out, String text) {
        try {
            out.write(utf8(text + "\n"));
            out.flush();
        } catch (IOException e) {
            // As with a closed pipe in Deno and Node, the script goes on.
        }
    }

    /** A lone surrogate becomes U+FFFD, as the Encoding Standard has it, and not the question mark of Java. */
    private static byte[] utf8(String text) {
        String whole = LONE_SURROGATE.matcher(text).replaceAll("\ufffd");
        return whole.getBytes(StandardCharsets.UTF_8);
    }
}
