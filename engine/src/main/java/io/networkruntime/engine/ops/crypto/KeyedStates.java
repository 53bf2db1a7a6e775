package io.networkruntime.engine.ops.crypto;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * HMAC (RFC 2104) for many short messages under one key: the states behind the padded key are kept and copied, which halves
 * the work that {@link javax.crypto.Mac} does. Confined to one thread.
 */
final class KeyedStates {
    private final MessageDigest inner;
    private final MessageDigest outer;
    private final int length;

    private KeyedStates(MessageDigest inner, MessageDigest outer) {
        this.inner = inner;
        this.outer = outer;
        length = inner.getDigestLength();
    }

    static KeyedStates of(Hashes hash, byte[] key) throws GeneralSecurityException {
        byte[] block = Arrays.copyOf(key.length > hash.blockLength() ? hash.digest(key) : key, hash.blockLength());
        return new KeyedStates(state(hash, block, 0x36), state(hash, block, 0x5c));
    }

    private static MessageDigest state(Hashes hash, byte[] key, int pad) throws GeneralSecurityException {
        byte[] padded = key.clone();
        for (int i = 0; i < padded.length; i++) {
            padded[i] ^= (byte) pad;
        }
        MessageDigest state = MessageDigest.getInstance(hash.standardName());
        state.update(padded);
        return state;
    }

    /** Bytes of a result. */
    int length() {
        return length;
    }

    /** Puts the HMAC of a message into {@code result}, which may be the message itself. */
    void compute(byte[] message, byte[] result) throws GeneralSecurityException {
        MessageDigest first = copy(inner);
        first.update(message);
        first.digest(result, 0, length);
        MessageDigest second = copy(outer);
        second.update(result);
        second.digest(result, 0, length);
    }

    private static MessageDigest copy(MessageDigest state) throws GeneralSecurityException {
        try {
            return (MessageDigest) state.clone();
        } catch (CloneNotSupportedException e) {
            throw new GeneralSecurityException(state.getAlgorithm() + " cannot be copied", e);
        }
    }
}
