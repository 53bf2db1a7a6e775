package io.networkruntime.supervisor.deno;

import io.networkruntime.engine.ops.OpException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Certificates and keys in the text form of RFC 7468; keys in PKCS#8, PKCS#1 (RSA) or SEC1 (EC). */
final class Pem {
    private static final Pattern BLOCK = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]+)-----END \\1-----");
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");
    /** {@code SEQUENCE { OID rsaEncryption, NULL }}. */
    private static final String RSA_IDENTIFIER = "MA0GCSqGSIb3DQEBAQUA";

    private static final String EC_PUBLIC_KEY = "BgcqhkjOPQIB";

    private Pem() {}

    static List<X509Certificate> certificates(String text) {
        List<X509Certificate> certificates = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            if (block.group(1).endsWith("CERTIFICATE")) {
                certificates.add(certificate(decode(block.group(2))));
            }
        }
        return certificates;
    }

    private static X509Certificate certificate(byte[] der) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (GeneralSecurityException e) {
            throw new OpException("InvalidData", "Unable to decode certificate: " + e.getMessage());
        }
    }

    static PrivateKey key(String text) {
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            byte[] der = decode(block.group(2));
            byte @Nullable [] pkcs8 = switch (block.group(1)) {
                case "PRIVATE KEY" -> der;
                case "RSA PRIVATE KEY" -> wrap(der, Base64.getDecoder().decode(RSA_IDENTIFIER));
                case "EC PRIVATE KEY" -> wrap(der, ecIdentifier(der));
                default -> null;
            };
            if (pkcs8 != null) {
                return decodeKey(pkcs8);
            }
        }
        throw new OpException("InvalidData", "No keys found in key data");
    }

    private static PrivateKey decodeKey(byte[] pkcs8) {
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            } catch (GeneralSecurityException e) {
                // Another algorithm's key.
            }
        }
        throw new OpException("InvalidData", "Unable to decode key: neither RSA, EC nor EdDSA");
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new OpException("InvalidData", "Unable to decode PEM: " + e.getMessage());
        }
    }

    /** {@code PrivateKeyInfo { version 0, algorithm, OCTET STRING key }} of RFC 5208. */
    private static byte[] wrap(byte[] key, byte[] algorithm) {
        return der(0x30, new byte[] {2, 1, 0}, algorithm, der(0x04, key));
    }

    /** The curve of a SEC1 key is its element [0]. */
    private static byte[] ecIdentifier(byte[] key) {
        for (int i = 0; i + 2 < key.length; i++) {
            int length = key[i + 1];
            if (key[i] == (byte) 0xA0 && i + 2 + length <= key.length && key[i + 2] == 6) {
                byte[] curve = Arrays.copyOfRange(key, i + 2, i + 2 + length);
                return der(0x30, Base64.getDecoder().decode(EC_PUBLIC_KEY), curve);
            }
        }
        throw new OpException("InvalidData", "Unable to decode key: an EC key without its curve");
    }

    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(tag);
        int length = content.size();
        if (length < 0x80) {
            whole.write(length);
        } else if (length < 0x100) {
            whole.write(0x81);
            whole.write(length);
        } else {
            whole.write(0x82);
            whole.write(length >> 8);
            whole.write(length);
        }
        whole.writeBytes(content.toByteArray());
        return whole.toByteArray();
    }
}
