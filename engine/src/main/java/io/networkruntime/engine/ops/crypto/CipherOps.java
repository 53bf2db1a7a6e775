package io.networkruntime.engine.ops.crypto;

import io.networkruntime.engine.ops.OpTable;
import javax.crypto.Cipher;

/** Ops of the symmetric ciphers. The first argument of most says whether to encrypt (true) or decrypt. */
final class CipherOps {
    private CipherOps() {}

    static void register(OpTable table) {
        // (encrypt, key, iv, data)
        table.async(
                "cryptoAesCbc", CryptoJob.of(a -> AesCbc.apply(mode(a.bool(0)), a.bytes(1), a.bytes(2), a.bytes(3))));
        // (key, counter block, counter bits, data)
        table.async(
                "cryptoAesCtr",
                CryptoJob.of(a -> AesCtr.apply(a.bytes(0), a.bytes(1), Math.toIntExact(a.integer(2)), a.bytes(3))));
        // (encrypt, key, iv, additional data, tag bits, data)
        table.async("cryptoAesGcm", CryptoJob.of(a -> {
            int tagBits = Math.toIntExact(a.integer(4));
            return a.bool(0)
                    ? AesGcm.seal(a.bytes(1), a.bytes(2), a.bytes(3), tagBits, a.bytes(5))
                    : AesGcm.open(a.bytes(1), a.bytes(2), a.bytes(3), tagBits, a.bytes(5));
        }));
        // (encrypt, key, data)
        table.async("cryptoAesKw", CryptoJob.of(a -> AesKeyWrap.apply(mode(a.bool(0)), a.bytes(1), a.bytes(2))));
        // (encrypt, key, nonce, additional data, data)
        table.async(
                "cryptoChaCha20Poly1305",
                CryptoJob.of(
                        a -> ChaCha20Poly1305.apply(mode(a.bool(0)), a.bytes(1), a.bytes(2), a.bytes(3), a.bytes(4))));
    }

    private static int mode(boolean encrypt) {
        return encrypt ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE;
    }
}
