package io.networkruntime.engine.ops.crypto;

import io.networkruntime.engine.ops.OpTable;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.Signature;

/** Ops of RSA. Keys cross as the {@link ByteParts} that {@link RsaKeys} describes. */
final class RsaOps {
    private RsaOps() {}

    static void register(OpTable table, SecureRandom random) {
        // (modulus bits, public exponent) -> private key
        table.async(
                "cryptoRsaGenerate",
                CryptoJob.of(a -> RsaKeys.generate(Math.toIntExact(a.integer(0)), a.bytes(1), random)));
        table.async("cryptoRsaImportSpki", CryptoJob.of(a -> RsaKeys.importSpki(a.bytes(0))));
        table.async("cryptoRsaImportPkcs8", CryptoJob.of(a -> RsaKeys.importPkcs8(a.bytes(0))));
        table.async("cryptoRsaCheck", CryptoJob.of(a -> RsaKeys.checked(a.bytes(0))));
        table.async("cryptoRsaExportSpki", CryptoJob.of(a -> RsaKeys.exportSpki(a.bytes(0))));
        table.async("cryptoRsaExportPkcs8", CryptoJob.of(a -> RsaKeys.exportPkcs8(a.bytes(0))));
        // (hash, private key, data) -> signature
        table.async(
                "cryptoRsaSign",
                CryptoJob.of(a -> sign(RsaSignatures.pkcs1(true, Hashes.named(a.string(0)), a.bytes(1)), a.bytes(2))));
        // (hash, public key, signature, data) -> boolean
        table.async(
                "cryptoRsaVerify",
                CryptoJob.of(a -> verify(
                        RsaSignatures.pkcs1(false, Hashes.named(a.string(0)), a.bytes(1)), a.bytes(2), a.bytes(3))));
        // (hash, private key, salt bytes, data) -> signature
        table.async(
                "cryptoRsaPssSign",
                CryptoJob.of(a -> sign(
                        RsaSignatures.pss(true, Hashes.named(a.string(0)), Math.toIntExact(a.integer(2)), a.bytes(1)),
                        a.bytes(3))));
        // (hash, public key, salt bytes, signature, data) -> boolean
        table.async(
                "cryptoRsaPssVerify",
                CryptoJob.of(a -> verify(
                        RsaSignatures.pss(false, Hashes.named(a.string(0)), Math.toIntExact(a.integer(2)), a.bytes(1)),
                        a.bytes(3),
                        a.bytes(4))));
        // (encrypt, hash, key, label, data)
        table.async("cryptoRsaOaep", CryptoJob.of(a -> {
            Hashes hash = Hashes.named(a.string(1));
            return a.bool(0)
                    ? RsaOaep.encrypt(hash, a.bytes(2), a.bytes(3), a.bytes(4))
                    : RsaOaep.decrypt(hash, a.bytes(2), a.bytes(3), a.bytes(4));
        }));
    }

    private static byte[] sign(Signature signature, byte[] data) throws GeneralSecurityException {
        signature.update(data);
        return signature.sign();
    }

    private static boolean verify(Signature signature, byte[] presented, byte[] data) throws GeneralSecurityException {
        signature.update(data);
        return Piecewise.signature(signature).verify(presented);
    }
}
