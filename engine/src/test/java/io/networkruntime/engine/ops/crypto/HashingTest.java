package io.networkruntime.engine.ops.crypto;

import static io.networkruntime.engine.ops.crypto.Hex.bytes;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;

class HashingTest {
    private static final byte[] NONE = {};

    @Test
    void digestsAreThoseOfFips180And202() throws Exception {
        byte[] abc = "abc".getBytes(US_ASCII);
        assertThat(Hashes.SHA_1.digest(abc)).isEqualTo(bytes("a9993e364706816aba3e25717850c26c9cd0d89d"));
        assertThat(Hashes.SHA_256.digest(abc))
                .isEqualTo(bytes("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        assertThat(Hashes.SHA3_256.digest(abc))
                .isEqualTo(bytes("3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532"));
    }

    @Test
    void hmacTakesAnEmptyKey() throws Exception {
        assertThat(Hmac.sign(Hashes.SHA_256, NONE, NONE))
                .isEqualTo(bytes("b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"));
    }

    @Test
    void hmacVerifiesItsOwnSignatureAndNoOther() throws Exception {
        byte[] key = "Jefe".getBytes(US_ASCII);
        byte[] data = "what do ya want for nothing?".getBytes(US_ASCII);
        byte[] signature = bytes("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"); // RFC 4231 §4.3
        assertThat(Hmac.verify(Hashes.SHA_256, key, signature, data)).isTrue();
        signature[31] ^= 1;
        assertThat(Hmac.verify(Hashes.SHA_256, key, signature, data)).isFalse();
        assertThat(Hmac.verify(Hashes.SHA_256, key, NONE, data)).isFalse();
    }

    @Test
    void hkdfGivesTheVectorsOfRfc5869() throws Exception {
        byte[] secret = bytes("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b");
        byte[] salt = bytes("000102030405060708090a0b0c");
        byte[] info = bytes("f0f1f2f3f4f5f6f7f8f9");
        assertThat(Hkdf.derive(Hashes.SHA_256, secret, salt, info, 42))
                .isEqualTo(
                        bytes("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"));
        assertThat(Hkdf.derive(Hashes.SHA_256, secret, NONE, NONE, 42))
                .isEqualTo(
                        bytes("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"));
        assertThat(Hkdf.derive(Hashes.SHA_1, bytes("0b0b0b0b0b0b0b0b0b0b0b"), salt, info, 42))
                .isEqualTo(
                        bytes("085a01ea1b10f36933068b56efa5ad81a4f14b822f5b091568a9cdd4f155fda2c22e422478d305f3f896"));
    }

    @Test
    void hkdfStopsAt255Blocks() throws Exception {
        assertThat(Hkdf.derive(Hashes.SHA_256, NONE, NONE, NONE, 255 * 32)).hasSize(255 * 32);
        assertThatThrownBy(() -> Hkdf.derive(Hashes.SHA_256, NONE, NONE, NONE, 255 * 32 + 1))
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessageContaining("8161");
    }

    @Test
    void pbkdf2GivesTheVectorsOfRfc6070() throws Exception {
        byte[] password = "password".getBytes(US_ASCII);
        byte[] salt = "salt".getBytes(US_ASCII);
        assertThat(Pbkdf2.derive(Hashes.SHA_1, password, salt, 1, 20))
                .isEqualTo(bytes("0c60c80f961f0e71f3a9b524af6012062fe037a6"));
        assertThat(Pbkdf2.derive(Hashes.SHA_1, password, salt, 4096, 20))
                .isEqualTo(bytes("4b007901b765489abead49d926f721d065a429c1"));
        byte[] longer = "passwordPASSWORDpassword".getBytes(US_ASCII);
        byte[] longerSalt = "saltSALTsaltSALTsaltSALTsaltSALTsalt".getBytes(US_ASCII);
        assertThat(Pbkdf2.derive(Hashes.SHA_1, longer, longerSalt, 4096, 25))
                .isEqualTo(bytes("3d2eec4fe41c849b80c8d83662c0e44a8b291a964cf2f07038"));
    }

    @Test
    void pbkdf2TakesEmptyPasswordsAndSalts() throws Exception {
        assertThat(Pbkdf2.derive(Hashes.SHA_256, NONE, NONE, 1, 16)).hasSize(16);
        assertThat(Pbkdf2.derive(Hashes.SHA_256, NONE, NONE, 1, 0)).isEmpty();
    }

    @Test
    void pbkdf2RefusesMoreWorkThanItsCap() {
        assertThatThrownBy(() -> Pbkdf2.derive(Hashes.SHA_256, NONE, NONE, Pbkdf2.MOST_ITERATIONS + 1, 32))
                .isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> Pbkdf2.derive(Hashes.SHA_256, NONE, NONE, Pbkdf2.MOST_ITERATIONS, 33))
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessageContaining("2 blocks");
    }

    @Test
    void pbkdf2StopsWhenItsThreadIsInterrupted() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> Pbkdf2.derive(Hashes.SHA_256, NONE, NONE, Pbkdf2.MOST_ITERATIONS, 32))
                    .isInstanceOf(GeneralSecurityException.class)
                    .hasMessageContaining("interrupted");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void keyedStatesGiveTheSameAsMacForEveryHashAndKeyLength() throws Exception {
        for (Hashes hash : Hashes.values()) {
            for (int length : new int[] {1, hash.blockLength() - 1, hash.blockLength(), hash.blockLength() + 1, 300}) {
                byte[] key = new byte[length];
                java.util.Arrays.fill(key, (byte) length);
                byte[] message = new byte[] {1, 2, 3};
                KeyedStates states = KeyedStates.of(hash, key);
                byte[] result = new byte[states.length()];
                states.compute(message, result);
                assertThat(result)
                        .as("%s, key of %d", hash, length)
                        .isEqualTo(Hmac.keyed(hash, key).doFinal(message));
            }
        }
    }
}
