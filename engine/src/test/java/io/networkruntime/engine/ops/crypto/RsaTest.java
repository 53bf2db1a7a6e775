package io.networkruntime.engine.ops.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RsaTest {
    private static final byte[] F4 = {1, 0, 1};
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] DATA = {1, 2, 3};
    private static final byte[] LABEL = {9};

    private byte[] privateKey = {};
    private byte[] publicKey = {};

    @BeforeAll
    void generate() throws Exception {
        privateKey = RsaKeys.generate(1024, F4, RANDOM);
        List<byte[]> parts = ByteParts.split(privateKey);
        publicKey = ByteParts.join(parts.get(0), parts.get(1));
    }

    @Test
    void keysSurviveTheirFormats() throws Exception {
        assertThat(RsaKeys.importPkcs8(RsaKeys.exportPkcs8(privateKey))).isEqualTo(privateKey);
        assertThat(RsaKeys.importSpki(RsaKeys.exportSpki(publicKey))).isEqualTo(publicKey);
        assertThat(RsaKeys.exportSpki(publicKey))
                .isEqualTo(RsaKeys.publicKey(publicKey).getEncoded());
        assertThat(RsaKeys.exportPkcs8(privateKey))
                .isEqualTo(RsaKeys.privateKey(privateKey).getEncoded());
    }

    @Test
    void signaturesVerifyUnderTheirSchemeOnly() throws Exception {
        byte[] pkcs1 = sign(RsaSignatures.pkcs1(true, Hashes.SHA_256, privateKey));
        byte[] pss = sign(RsaSignatures.pss(true, Hashes.SHA_256, 32, privateKey));
        assertThat(verifiesPkcs1(pkcs1)).isTrue();
        assertThat(verifiesPss(32, pss)).isTrue();
        assertThat(verifiesPkcs1(pss)).isFalse();
        assertThat(verifiesPss(32, pkcs1)).isFalse();
        assertThat(verifiesPss(31, pss)).isFalse();
        assertThat(verifiesPkcs1(LABEL)).isFalse();
    }

    @Test
    void aSaltThatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> sign(RsaSignatures.pss(true, Hashes.SHA_512, 128, privateKey)))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void oaepBindsItsLabel() throws Exception {
        byte[] sealed = RsaOaep.encrypt(Hashes.SHA_1, publicKey, LABEL, DATA);
        assertThat(RsaOaep.decrypt(Hashes.SHA_1, privateKey, LABEL, sealed)).isEqualTo(DATA);
        assertThatThrownBy(() -> RsaOaep.decrypt(Hashes.SHA_1, privateKey, DATA, sealed))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void aPrivateKeyWithOneWrongNumberIsRefused(int wrong) throws Exception {
        byte[][] parts = ByteParts.split(privateKey).toArray(new byte[0][]);
        BigInteger changed = Unsigned.decode(parts[wrong]).add(BigInteger.TWO);
        parts[wrong] = Unsigned.encode(changed);
        assertThatThrownBy(() -> RsaKeys.checked(ByteParts.join(parts))).isInstanceOf(KeyDataException.class);
    }

    @Test
    void sizesAndExponentsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> RsaKeys.generate(RsaKeys.MOST_BITS + 8, F4, RANDOM))
                .isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> RsaKeys.generate(2048, new byte[] {1}, RANDOM))
                .isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> RsaKeys.generate(2048, new byte[] {1, 0, 0}, RANDOM))
                .isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> RsaKeys.checked(ByteParts.join(new byte[] {5}, F4)))
                .isInstanceOf(KeyDataException.class);
    }

    @Test
    void aGenerationStopsWhenItsThreadIsInterrupted() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> RsaKeys.generate(RsaKeys.MOST_BITS, F4, RANDOM))
                    .hasMessageContaining("interrupted");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static byte[] sign(Signature signature) throws GeneralSecurityException {
        signature.update(DATA);
        return signature.sign();
    }

    private boolean verifiesPkcs1(byte[] presented) throws GeneralSecurityException {
        return verifies(RsaSignatures.pkcs1(false, Hashes.SHA_256, publicKey), presented);
    }

    private boolean verifiesPss(int saltLength, byte[] presented) throws GeneralSecurityException {
        return verifies(RsaSignatures.pss(false, Hashes.SHA_256, saltLength, publicKey), presented);
    }

    private static boolean verifies(Signature signature, byte[] presented) throws GeneralSecurityException {
        Piecewise verifying = Piecewise.signature(signature);
        verifying.update(DATA);
        return verifying.verify(presented);
    }
}
