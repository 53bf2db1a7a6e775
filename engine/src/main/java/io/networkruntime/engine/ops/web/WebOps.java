package io.networkruntime.engine.ops.web;

import io.networkruntime.engine.ops.OpTable;
import io.networkruntime.engine.ops.compression.CompressionOps;
import io.networkruntime.engine.ops.crypto.CryptoOps;
import io.networkruntime.engine.ops.http.HttpClients;
import io.networkruntime.engine.ops.http.HttpOps;
import io.networkruntime.engine.ops.websocket.WebSocketOps;
import java.security.SecureRandom;

/** The operations that the web APIs of one isolate need, in one place. */
public final class WebOps {
    private WebOps() {}

    /** Adds what every isolate has. */
    public static void register(OpTable table) {
        CompressionOps.register(table);
        BundleFileOps.register(table);
        CryptoOps.register(table, new SecureRandom());
    }

    /** Adds the network, for an isolate that is trusted with it: {@code main/network.js} uses these. */
    public static void registerNetwork(OpTable table, HttpClients clients) {
        HttpOps.register(table, clients);
        WebSocketOps.register(table, clients);
    }
}
