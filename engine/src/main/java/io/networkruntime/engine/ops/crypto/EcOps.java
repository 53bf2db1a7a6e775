package io.networkruntime.engine.ops.crypto;

import io.networkruntime.engine.ops.OpTable;

/** Ops of the NIST curves. The first argument is the curve's WebCrypto name; keys cross as {@link EcKeys} describes them. */
final class EcOps {
    private EcOps() {}

    static void register(OpTable table) {
        table.async("cryptoEcGenerate", CryptoJob.of(a -> EcKeys.generate(EcCurve.named(a.string(0)))));
        table.async("cryptoEcImportRaw", CryptoJob.of(a -> EcKeys.importPoint(EcCurve.named(a.string(0)), a.bytes(1))));
        table.async("cryptoEcImportSpki", CryptoJob.of(a -> EcKeys.importSpki(EcCurve.named(a.string(0)), a.bytes(1))));
        table.async(
                "cryptoEcImportPkcs8", CryptoJob.of(a -> EcKeys.importPkcs8(EcCurve.named(a.string(0)), a.bytes(1))));
        // (curve, scalar, point) -> private key
        table.async(
                "cryptoEcImportPair",
                CryptoJob.of(a -> EcKeys.importPair(EcCurve.named(a.string(0)), a.bytes(1), a.bytes(2))));
        table.async("cryptoEcExportSpki", CryptoJob.of(a -> EcKeys.exportSpki(EcCurve.named(a.string(0)), a.bytes(1))));
        table.async(
                "cryptoEcExportPkcs8", CryptoJob.of(a -> EcKeys.exportPkcs8(EcCurve.named(a.string(0)), a.bytes(1))));
        // (curve, hash, private key, data) -> signature
        table.async(
                "cryptoEcdsaSign",
                CryptoJob.of(a ->
                        Ecdsa.sign(EcCurve.named(a.string(0)), Hashes.named(a.string(1)), a.bytes(2), a.bytes(3))));
        // (curve, hash, public key, signature, data) -> boolean
        table.async(
                "cryptoEcdsaVerify",
                CryptoJob.of(a -> Ecdsa.verify(
                        EcCurve.named(a.string(0)), Hashes.named(a.string(1)), a.bytes(2), a.bytes(3), a.bytes(4))));
        // (curve, private key, public key) -> secret
        table.async("cryptoEcdh", CryptoJob.of(a -> Ecdh.derive(EcCurve.named(a.string(0)), a.bytes(1), a.bytes(2))));
    }
}
