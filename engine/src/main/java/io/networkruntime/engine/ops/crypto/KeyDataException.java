package io.networkruntime.engine.ops.crypto;

import java.security.GeneralSecurityException;

/** Key material that is not what its format or curve says: WebCrypto's {@code DataError}. */
final class KeyDataException extends GeneralSecurityException {
    private static final long serialVersionUID = 1L;

    KeyDataException(String message) {
        super(message);
    }
}
