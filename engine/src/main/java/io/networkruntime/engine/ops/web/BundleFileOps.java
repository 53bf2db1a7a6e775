package io.networkruntime.engine.ops.web;

import io.networkruntime.engine.ops.OpArguments;
import io.networkruntime.engine.ops.OpException;
import io.networkruntime.engine.ops.OpTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The files of the bundle that stay outside the snapshot and are read on first use: big tables (IDNA, East Asian encodings)
 * and the scripts of what few isolates need (inspection, WebCrypto's algorithms).
 *
 * <p>Each isolate reads a file at most once; the text is ASCII of 10 to 250 KB.
 */
public final class BundleFileOps {
    private static final String FOLDER = "/io/networkruntime/engine/snapshot/";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z-]*");

    private BundleFileOps() {}

    /** Adds {@code web_table(name)}, which gives JSON text, and {@code web_part(name)}, which gives a script. */
    public static void register(OpTable table) {
        table.sync("web_table", arguments -> read(arguments, "tables/%s.json"));
        table.sync("web_part", arguments -> read(arguments, "parts/%s.js"));
    }

    private static Object read(OpArguments arguments, String place) throws IOException {
        String name = arguments.string(0);
        if (!NAME.matcher(name).matches()) {
            throw OpException.typeError("no name of a bundle's file: " + name);
        }
        String file = place.formatted(name);
        try (InputStream in = BundleFileOps.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new OpException("Error", "The file '" + file + "' is missing from this installation");
            }
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
