package io.networkruntime.supervisor.main;

import io.networkruntime.engine.ops.OpTable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Where the main script's console goes: a line at a time, at once, to the standard streams. */
final class MainConsole {
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
            out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            // As with a closed pipe in Deno and Node, the script goes on.
        }
    }
}
