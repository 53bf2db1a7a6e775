package io.networkruntime.engine.ops.crypto;

import static io.networkruntime.engine.ops.crypto.Hex.bytes;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CiphersTest {
    private static final byte[] NONE = {};
    private static final byte[] KEY = bytes("2b7e151628aed2a6abf7158809cf4f3c");

    @Test
    void ctrGivesTheVectorOfSp80038a() throws Exception {
        byte[] counter = bytes("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff");
        byte[] plaintext = bytes("6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51");
        byte[] expected = bytes("874d6191b620e3261bef6864990db6ce9806f66b7970fdff8617187bb9fffdff");
        assertThat(AesCtr.apply(KEY, counter, 128, plaintext)).isEqualTo(expected);
        assertThat(AesCtr.apply(KEY, counter, 128, expected)).isEqualTo(plaintext);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 8, 9, 64, 127, 128})
    void ctrWrapsWithinItsCounterBits(int bits) throws Exception {
        byte[] counter = new byte[16];
        Arrays.fill(counter, (byte) 0xff); // wraps after one block
        byte[] data = new byte[3 * 16 + 5];
        byte[] keystream = AesCtr.apply(KEY, counter, bits, data);
        byte[] second = counter.clone();
        for (int bit = 0; bit < bits; bit++) {
            second[15 - bit / 8] &= (byte) ~(1 << (bit % 8));
        }
        byte[] third = second.clone();
        third[15] |= 1;
        assertThat(Arrays.copyOfRange(keystream, 0, 16)).isEqualTo(encryptBlock(counter));
        assertThat(Arrays.copyOfRange(keystream, 16, 32)).isEqualTo(encryptBlock(second));
        assertThat(Arrays.copyOfRange(keystream, 32, 48)).isEqualTo(encryptBlock(third));
    }

    @Test
    void ctrRefusesToUseACounterValueTwice() throws Exception {
        assertThat(AesCtr.apply(KEY, new byte[16], 1, new byte[32])).hasSize(32);
        assertThatThrownBy(() -> AesCtr.apply(KEY, new byte[16], 1, new byte[33]))
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessageContaining("3 blocks");
    }

    @Test
    void gcmGivesTheVectorOfItsSpecification() throws Exception {
        assertThat(AesGcm.seal(new byte[16], new byte[12], NONE, 128, NONE))
                .isEqualTo(bytes("58e2fccefa7e3061367f1d57a4e7455a"));
        assertThat(AesGcm.seal(new byte[16], new byte[12], NONE, 128, new byte[16]))
                .isEqualTo(bytes("0388dace60b6a392f328c2b971b2fe78ab6e47d42cec13bdf53a67b21257bddf"));
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 64, 96, 104, 112, 120, 128})
    void gcmOpensWhatItSealedWithATagOfAnyLength(int tagBits) throws Exception {
        byte[] plaintext = "attack at dawn".getBytes(US_ASCII);
        byte[] iv = bytes("00");
        byte[] sealed = AesGcm.seal(KEY, iv, KEY, tagBits, plaintext);
        assertThat(sealed).hasSize(plaintext.length + tagBits / 8);
        assertThat(AesGcm.open(KEY, iv, KEY, tagBits, sealed)).isEqualTo(plaintext);
        for (int i = 0; i < sealed.length; i++) {
            byte[] tampered = sealed.clone();
            tampered[i] ^= 1;
            assertThatThrownBy(() -> AesGcm.open(KEY, iv, KEY, tagBits, tampered))
                    .isInstanceOf(AEADBadTagException.class);
        }
        assertThatThrownBy(() -> AesGcm.open(KEY, iv, NONE, tagBits, sealed)).isInstanceOf(AEADBadTagException.class);
        assertThatThrownBy(() -> AesGcm.open(KEY, iv, KEY, tagBits, new byte[tagBits / 8 - 1]))
                .isInstanceOf(AEADBadTagException.class);
    }

    @Test
    void cbcGivesTheVectorOfSp80038a() throws Exception {
        byte[] iv = bytes("000102030405060708090a0b0c0d0e0f");
        byte[] plaintext = bytes("6bc1bee22e409f96e93d7e117393172a");
        byte[] sealed = AesCbc.apply(Cipher.ENCRYPT_MODE, KEY, iv, plaintext);
        assertThat(Arrays.copyOf(sealed, 16)).isEqualTo(bytes("7649abac8119b246cee98e9b12e9197d"));
        assertThat(AesCbc.apply(Cipher.DECRYPT_MODE, KEY, iv, sealed)).isEqualTo(plaintext);
        assertThatThrownBy(() -> AesCbc.apply(Cipher.DECRYPT_MODE, KEY, iv, Arrays.copyOf(sealed, 31)))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void keyWrapGivesTheVectorOfRfc3394() throws Exception {
        byte[] wrappingKey = bytes("000102030405060708090a0b0c0d0e0f");
        byte[] data = bytes("00112233445566778899aabbccddeeff");
        byte[] wrapped = AesKeyWrap.apply(Cipher.ENCRYPT_MODE, wrappingKey, data);
        assertThat(wrapped).isEqualTo(bytes("1fa68b0a8112b447aef34bd8fb5a7b829d3e862371d2cfe5"));
        assertThat(AesKeyWrap.apply(Cipher.DECRYPT_MODE, wrappingKey, wrapped)).isEqualTo(data);
        wrapped[0] ^= 1;
        assertThatThrownBy(() -> AesKeyWrap.apply(Cipher.DECRYPT_MODE, wrappingKey, wrapped))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void chaCha20Poly1305GivesTheTagOfRfc8439() throws Exception {
        byte[] key = bytes("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f");
        byte[] nonce = bytes("070000004041424344454647");
        byte[] additional = bytes("50515253c0c1c2c3c4c5c6c7");
        byte[] plaintext =
                ("Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, "
                                + "sunscreen would be it.")
                        .getBytes(US_ASCII);
        byte[] sealed = ChaCha20Poly1305.apply(Cipher.ENCRYPT_MODE, key, nonce, additional, plaintext);
        assertThat(Arrays.copyOfRange(sealed, plaintext.length, sealed.length))
                .isEqualTo(bytes("1ae10b594f09e26a7e902ecbd0600691"));
        assertThat(ChaCha20Poly1305.apply(Cipher.DECRYPT_MODE, key, nonce, additional, sealed))
                .isEqualTo(plaintext);
        assertThatThrownBy(() -> ChaCha20Poly1305.apply(Cipher.DECRYPT_MODE, key, nonce, NONE, sealed))
                .isInstanceOf(AEADBadTagException.class);
    }

    private static byte[] encryptBlock(byte[] block) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(KEY, "AES"));
        return cipher.doFinal(block);
    }
}
