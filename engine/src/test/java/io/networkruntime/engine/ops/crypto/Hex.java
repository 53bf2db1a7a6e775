package io.networkruntime.engine.ops.crypto;

import java.util.HexFormat;

/** Bytes of the specifications' vectors. */
final class Hex {
    private Hex() {}

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
    }
}
