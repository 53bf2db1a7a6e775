package io.networkruntime.engine.ops.crypto;

import io.networkruntime.engine.ops.OpTable;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Cipher;

/**
 * Ops for data in pieces: one begins an operation and gives its number, the pieces follow in order, and an end takes the number
 * back. What an isolate leaves unfinished goes with its op table.
 */
final class PieceOps {
    /** Unfinished operations of one isolate, each of up to a few kilobytes. */
    private static final int MOST = 4096;

    private final Map<Integer, Piecewise> unfinished = new ConcurrentHashMap<>();
    private final AtomicInteger last = new AtomicInteger();

    private PieceOps() {}

    static void register(OpTable table) {
        PieceOps ops = new PieceOps();
        ops.registerBegins(table);
        ops.registerSignatures(table);
        // (number, piece) -> output
        table.async("cryptoPiece", CryptoJob.of(a -> ops.update(Math.toIntExact(a.integer(0)), a.bytes(1))));
        // (number) -> rest of the output
        table.async(
                "cryptoFinish",
                CryptoJob.of(a -> ops.end(Math.toIntExact(a.integer(0))).finish()));
        // (number, signature or tag) -> boolean
        table.async(
                "cryptoFinishVerify",
                CryptoJob.of(a -> ops.end(Math.toIntExact(a.integer(0))).verify(a.bytes(1))));
    }

    private void registerBegins(OpTable table) {
        table.async("cryptoBeginDigest", CryptoJob.of(a -> begin(Piecewise.digest(Hashes.named(a.string(0))))));
        table.async("cryptoBeginHmac", CryptoJob.of(a -> begin(Piecewise.hmac(Hashes.named(a.string(0)), a.bytes(1)))));
        // (encrypt, key, iv)
        table.async("cryptoBeginAesCbc", CryptoJob.of(a -> {
            int mode = a.bool(0) ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE;
            return begin(Piecewise.cipher(AesCbc.cipher(mode, a.bytes(1), a.bytes(2))));
        }));
        // (key, iv, additional data): both seal, and open by sealing twice, see AesGcm
        table.async(
                "cryptoBeginAesGcm",
                CryptoJob.of(a -> begin(Piecewise.cipher(AesGcm.sealing(a.bytes(0), a.bytes(1), a.bytes(2))))));
        table.async(
                "cryptoBeginChaCha20Poly1305",
                CryptoJob.of(a -> begin(Piecewise.cipher(
                        ChaCha20Poly1305.cipher(Cipher.ENCRYPT_MODE, a.bytes(0), a.bytes(1), a.bytes(2))))));
    }

    /** Each takes (sign, then what its whole form takes up to the key). */
    private void registerSignatures(OpTable table) {
        table.async(
                "cryptoBeginRsa",
                CryptoJob.of(a -> begin(
                        Piecewise.signature(RsaSignatures.pkcs1(a.bool(0), Hashes.named(a.string(1)), a.bytes(2))))));
        table.async(
                "cryptoBeginRsaPss",
                CryptoJob.of(a -> begin(Piecewise.signature(RsaSignatures.pss(
                        a.bool(0), Hashes.named(a.string(1)), Math.toIntExact(a.integer(3)), a.bytes(2))))));
        table.async(
                "cryptoBeginEcdsa",
                CryptoJob.of(a -> begin(Piecewise.signature(
                        Ecdsa.of(a.bool(0), EcCurve.named(a.string(1)), Hashes.named(a.string(2)), a.bytes(3))))));
    }

    private int begin(Piecewise operation) throws GeneralSecurityException {
        if (unfinished.size() >= MOST) {
            throw new GeneralSecurityException("%d operations on large data are under way, the most".formatted(MOST));
        }
        int number = last.incrementAndGet();
        unfinished.put(number, operation);
        return number;
    }

    private byte[] update(int number, byte[] piece) throws GeneralSecurityException {
        Piecewise operation = end(number); // put back only if the piece goes well
        byte[] output = operation.update(piece);
        unfinished.put(number, operation);
        return output;
    }

    private Piecewise end(int number) throws GeneralSecurityException {
        Piecewise operation = unfinished.remove(number);
        if (operation == null) {
            throw new GeneralSecurityException("No operation with the number " + number);
        }
        return operation;
    }
}
