package io.networkruntime.engine.ops.web;

import io.networkruntime.engine.ops.OpTable;
import io.networkruntime.engine.ops.compression.CompressionOps;
import io.networkruntime.engine.ops.crypto.CryptoOps;
import java.security.SecureRandom;

/** The operations behind the web APIs that both kinds of isolates have. */
public final class WebOps {
    private WebOps() {}

    public static void register(OpTable table) {
        TableOps.register(table);
        CompressionOps.register(table);
        CryptoOps.register(table, new SecureRandom());
    }
}
