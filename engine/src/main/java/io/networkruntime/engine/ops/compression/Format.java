package io.networkruntime.engine.ops.compression;

import io.networkruntime.engine.ops.OpException;

/** The formats of the Compression Standard, section 4. */
enum Format {
    /** ZLIB, RFC 1950. */
    DEFLATE("deflate"),
    /** DEFLATE without a wrapper, RFC 1951. */
    DEFLATE_RAW("deflate-raw"),
    /** RFC 1952. */
    GZIP("gzip");

    private final String label;

    Format(String label) {
        this.label = label;
    }

    /** The format a stream was constructed with; a TypeError for any other label. */
    static Format of(String label) {
        for (Format format : values()) {
            if (format.label.equals(label)) {
                return format;
            }
        }
        throw new OpException("TypeError", "Unsupported compression format: '" + label + "'");
    }

    /** Whether java.util.zip is to leave the zlib wrapper away. */
    boolean bare() {
        return this != DEFLATE;
    }
}
