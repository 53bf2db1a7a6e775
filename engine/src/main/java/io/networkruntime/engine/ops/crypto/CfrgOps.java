package io.networkruntime.engine.ops.crypto;

import io.networkruntime.engine.ops.OpTable;
import java.security.SecureRandom;

/** Ops of X25519, X448, Ed25519 and Ed448. The first argument is that name; keys cross as {@link CfrgKeys} describes them. */
final class CfrgOps {
    private CfrgOps() {}

    static void register(OpTable table, SecureRandom random) {
        table.async("cryptoCfrgGenerate", CryptoJob.of(a -> CfrgKeys.generate(CfrgCurve.named(a.string(0)), random)));
        table.async(
                "cryptoCfrgImportRaw",
                CryptoJob.of(a -> CfrgKeys.importPublic(CfrgCurve.named(a.string(0)), a.bytes(1))));
        table.async(
                "cryptoCfrgImportSpki",
                CryptoJob.of(a -> CfrgKeys.importSpki(CfrgCurve.named(a.string(0)), a.bytes(1))));
        table.async(
                "cryptoCfrgImportPkcs8",
                CryptoJob.of(a -> CfrgKeys.importPkcs8(CfrgCurve.named(a.string(0)), a.bytes(1))));
        // (curve, secret, public key) -> private key
        table.async(
                "cryptoCfrgImportPair",
                CryptoJob.of(a -> CfrgKeys.importPair(CfrgCurve.named(a.string(0)), a.bytes(1), a.bytes(2))));
        table.async(
                "cryptoCfrgExportSpki",
                CryptoJob.of(a -> CfrgKeys.exportSpki(CfrgCurve.named(a.string(0)), a.bytes(1))));
        table.async(
                "cryptoCfrgExportPkcs8",
                CryptoJob.of(a -> CfrgKeys.exportPkcs8(CfrgCurve.named(a.string(0)), a.bytes(1))));
        // (curve, private key, context, data) -> signature
        table.async(
                "cryptoEdDsaSign",
                CryptoJob.of(a -> EdDsa.sign(CfrgCurve.named(a.string(0)), a.bytes(1), a.bytes(2), a.bytes(3))));
        // (curve, public key, context, signature, data) -> boolean
        table.async(
                "cryptoEdDsaVerify",
                CryptoJob.of(a ->
                        EdDsa.verify(CfrgCurve.named(a.string(0)), a.bytes(1), a.bytes(2), a.bytes(3), a.bytes(4))));
        // (curve, private key, public key) -> secret
        table.async("cryptoXdh", CryptoJob.of(a -> Xdh.derive(CfrgCurve.named(a.string(0)), a.bytes(1), a.bytes(2))));
    }
}
