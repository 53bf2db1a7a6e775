package io.networkruntime.engine.module;

import java.nio.charset.StandardCharsets;

/**
 * The bytes of a module and what kind of script they are when they are one.
 *
 * @param bytes owned by whoever receives the record
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ModuleContent(byte[] bytes, Format format) {
    /** How a script is to be compiled. */
    public enum Format {
        ES_MODULE,
        COMMON_JS,
        JSON,
        TYPESCRIPT,
        TSX,
        JSX
    }

    public static ModuleContent ofText(String text, Format format) {
        return new ModuleContent(text.getBytes(StandardCharsets.UTF_8), format);
    }

    /** The text, decoded as UTF-8 with replacement, without a byte order mark. */
    public String text() {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }
}
