package io.networkruntime.engine.ops.crypto;

import static io.networkruntime.engine.ops.crypto.Hex.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CfrgTest {
    private static final byte[] NONE = {};

    @Test
    void ed25519GivesTheVectorOfRfc8032() throws Exception {
        byte[] seed = bytes("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        byte[] publicKey = bytes("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        byte[] signature = bytes("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555"
                + "fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
        byte[] key = CfrgKeys.importPair(CfrgCurve.ED25519, seed, publicKey);
        assertThat(EdDsa.sign(CfrgCurve.ED25519, key, NONE, NONE)).isEqualTo(signature);
        assertThat(EdDsa.verify(CfrgCurve.ED25519, publicKey, NONE, signature, NONE))
                .isTrue();
        signature[0] ^= 1;
        assertThat(EdDsa.verify(CfrgCurve.ED25519, publicKey, NONE, signature, NONE))
                .isFalse();
    }

    @Test
    void ed448BindsItsContext() throws Exception {
        byte[] key = CfrgKeys.generate(CfrgCurve.ED448, new SecureRandom());
        byte[] publicKey = CfrgKeys.publicOf(CfrgCurve.ED448, key);
        byte[] context = {1};
        byte[] signature = EdDsa.sign(CfrgCurve.ED448, key, context, NONE);
        assertThat(EdDsa.verify(CfrgCurve.ED448, publicKey, context, signature, NONE))
                .isTrue();
        assertThat(EdDsa.verify(CfrgCurve.ED448, publicKey, NONE, signature, NONE))
                .isFalse();
        assertThatThrownBy(() -> EdDsa.sign(CfrgCurve.ED448, key, new byte[256], NONE))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void aPublicKeyOfSmallOrderVerifiesNothing() throws Exception {
        byte[] identity = new byte[32];
        identity[0] = 1;
        byte[] signature = new byte[64];
        signature[0] = 1; // R = identity, S = 0: fits every message under a cofactored or naive equation
        assertThat(EdDsa.verify(CfrgCurve.ED25519, identity, NONE, signature, NONE))
                .isFalse();
        byte[] orderEight = bytes("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a");
        assertThat(EdDsa.verify(CfrgCurve.ED25519, orderEight, NONE, signature, NONE))
                .isFalse();
    }

    @Test
    void x25519GivesTheVectorOfRfc7748() throws Exception {
        byte[] nine = new byte[32];
        nine[0] = 9;
        byte[] once = bytes("422c8e7a6227d7bca1350b3e2bb7279f7897b87bb6854b783c60e80311ae3079"); // §5.2
        byte[] key = CfrgKeys.importPair(CfrgCurve.X25519, nine, once);
        assertThat(Xdh.derive(CfrgCurve.X25519, key, nine)).isEqualTo(once);
    }

    @Test
    void aPeerOfSmallOrderGivesNoSecret() throws Exception {
        byte[] key = CfrgKeys.generate(CfrgCurve.X25519, new SecureRandom());
        assertThatThrownBy(() -> Xdh.derive(CfrgCurve.X25519, key, new byte[32]))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @ParameterizedTest
    @EnumSource
    void keysSurviveTheirFormats(CfrgCurve curve) throws Exception {
        byte[] key = CfrgKeys.generate(curve, new SecureRandom());
        byte[] publicKey = CfrgKeys.publicOf(curve, key);
        assertThat(CfrgKeys.importPkcs8(curve, CfrgKeys.exportPkcs8(curve, key)))
                .isEqualTo(key);
        assertThat(CfrgKeys.importSpki(curve, CfrgKeys.exportSpki(curve, publicKey)))
                .isEqualTo(publicKey);
        byte[] secret = Arrays.copyOf(key, curve.size());
        byte[] otherKey = publicKey.clone();
        otherKey[0] ^= 1;
        assertThatThrownBy(() -> CfrgKeys.importPair(curve, secret, otherKey)).isInstanceOf(KeyDataException.class);
        assertThatThrownBy(() -> CfrgKeys.importPublic(curve, NONE)).isInstanceOf(KeyDataException.class);
    }
}
