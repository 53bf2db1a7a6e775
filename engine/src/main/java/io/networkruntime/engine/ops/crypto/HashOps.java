package io.networkruntime.engine.ops.crypto;

import io.networkruntime.engine.ops.OpTable;

/** Ops of hashing: digests, HMAC, and the derivations made of it. A hash goes by its WebCrypto name. */
final class HashOps {
    /** Most bytes of one derivation. */
    private static final int MOST_DERIVED = 1 << 20;

    private HashOps() {}

    static void register(OpTable table) {
        // (hash, data) -> digest
        table.async("cryptoDigest", CryptoJob.of(a -> Hashes.named(a.string(0)).digest(a.bytes(1))));
        // (hash, key, data) -> signature
        table.async("cryptoHmacSign", CryptoJob.of(a -> Hmac.sign(Hashes.named(a.string(0)), a.bytes(1), a.bytes(2))));
        // (hash, key, signature, data) -> boolean
        table.async(
                "cryptoHmacVerify",
                CryptoJob.of(a -> Hmac.verify(Hashes.named(a.string(0)), a.bytes(1), a.bytes(2), a.bytes(3))));
        // (hash, secret, salt, info, bytes) -> bytes
        table.async(
                "cryptoHkdf",
                CryptoJob.of(a -> Hkdf.derive(
                        Hashes.named(a.string(0)), a.bytes(1), a.bytes(2), a.bytes(3), derivedLength(a.integer(4)))));
        // (hash, password, salt, iterations, bytes) -> bytes
        table.async(
                "cryptoPbkdf2",
                CryptoJob.of(a -> Pbkdf2.derive(
                        Hashes.named(a.string(0)), a.bytes(1), a.bytes(2), a.integer(3), derivedLength(a.integer(4)))));
    }

    private static int derivedLength(long length) {
        if (length < 0 || length > MOST_DERIVED) {
            throw new IllegalArgumentException(
                    "A derivation gives at most %d bytes, %d were asked for".formatted(MOST_DERIVED, length));
        }
        return (int) length;
    }
}
