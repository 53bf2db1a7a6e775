package io.networkruntime.engine.icu;

import java.io.IOException;

/** Input that is no ICU data of a known lay-out; the message names the jar or the item. */
public final class IcuDataException extends IOException {
    IcuDataException(String message) {
        super(message);
    }

    IcuDataException(String message, Throwable cause) {
        super(message, cause);
    }
}
