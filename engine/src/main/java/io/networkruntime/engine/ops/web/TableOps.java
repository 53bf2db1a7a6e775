package io.networkruntime.engine.ops.web;

import io.networkruntime.engine.ops.OpArguments;
import io.networkruntime.engine.ops.OpException;
import io.networkruntime.engine.ops.OpTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * The big tables of the bundle (IDNA, East Asian encodings), which stay outside the snapshot and are read on first use.
 *
 * <p>Each isolate reads a table at most once; the text is ASCII JSON of 150 to 250 KB.
 */
public final class TableOps {
    private static final String FOLDER = "/io/networkruntime/engine/snapshot/tables/";
    private static final Set<String> NAMES = Set.of("idna", "multibyte");

    private TableOps() {}

    /** Adds {@code web_table(name)}, which gives the JSON text of a table. */
    public static void register(OpTable table) {
        table.sync("web_table", TableOps::read);
    }

    private static Object read(OpArguments arguments) throws IOException {
        String name = arguments.string(0);
        if (!NAMES.contains(name)) {
            throw OpException.typeError("no such table: " + name);
        }
        try (InputStream in = TableOps.class.getResourceAsStream(FOLDER + name + ".json")) {
            if (in == null) {
                throw new OpException("Error", "The table '" + name + "' is missing from this installation");
            }
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
