package io.networkruntime.supervisor.deno;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

final class PemTest {
    private static String pem(String label, byte[] der) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }

    /** The key inside a PKCS#8 structure is its last element, an OCTET STRING. */
    private static byte[] inner(PrivateKey key, int headerBytes) {
        byte[] der = key.getEncoded();
        return Arrays.copyOfRange(der, headerBytes, der.length);
    }

    @Test
    void anRsaKeyIsReadInBothItsForms() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        PrivateKey key = generator.generateKeyPair().getPrivate();
        assertThat(Pem.key(pem("PRIVATE KEY", key.getEncoded()))).isEqualTo(key);
        int header = 26;
        assertThat(Pem.key(pem("RSA PRIVATE KEY", inner(key, header)))).isEqualTo(key);
    }

    @Test
    void anEcKeyIsRead() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        PrivateKey key = generator.generateKeyPair().getPrivate();
        assertThat(Pem.key(pem("PRIVATE KEY", key.getEncoded()))).isEqualTo(key);
    }

    @Test
    void anEcKeyOfSec1IsRead() {
        // openssl ecparam -name prime256v1 -genkey -noout
        String text = """
                -----BEGIN EC PRIVATE KEY-----
                MHcCAQEEINmBTws/wBhJKEkSIuG+RqjcYajWwJd3x5hbmsEUONJooAoGCCqGSM49
                AwEHoUQDQgAEDhgZQ7XhMYuoRULtClKVcjtYBIjebIeSYpkL66cfgbPa5uB5EwYV
                Kf9PtZVzqK9LxLYgkhe/GsZME5JzqaLlPw==
                -----END EC PRIVATE KEY-----
                """;
        assertThat(Pem.key(text).getAlgorithm()).isEqualTo("EC");
    }

    @Test
    void whatIsNoKeyIsSaidSo() {
        assertThatThrownBy(() -> Pem.key("x")).hasMessage("No keys found in key data");
        assertThatThrownBy(() -> Pem.key(pem("PRIVATE KEY", new byte[] {1, 2, 3})))
                .hasMessageContaining("Unable to decode key");
        assertThat(Pem.certificates("x")).isEmpty();
    }
}
