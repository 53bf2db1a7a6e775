package io.networkruntime.supervisor.deno;

import io.networkruntime.engine.ops.OpException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** TLS contexts from PEM: whom we trust, and who we are. */
final class TlsKeys {
    private static final char[] NO_PASSWORD = {};

    private TlsKeys() {}

    /**
     * A context for one or many connections of clients.
     *
     * @param trusted further certificate authorities, PEM, besides those of the JDK
     * @param certificate our own certificate chain, PEM; empty for none
     */
    static SSLContext client(List<String> trusted, String certificate, String key) {
        return context(() -> trust(trusted), certificate, key);
    }

    /** A context for the connections of a server, which asks nobody for a certificate. */
    static SSLContext server(String certificate, String key) {
        return context(() -> new TrustManager[0], certificate, key);
    }

    /** Whom to trust, found out only when our own certificate is a good one. */
    private interface Trust {
        TrustManager[] get() throws GeneralSecurityException, IOException;
    }

    private static SSLContext context(Trust trust, String certificate, String key) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(certificate.isEmpty() ? null : identity(certificate, key), trust.get(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new OpException("InvalidData", "TLS cannot be set up: " + e.getMessage());
        }
    }

    static KeyManager[] identity(String certificate, String key) throws GeneralSecurityException, IOException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keyStore(certificate, key), NO_PASSWORD);
        return factory.getKeyManagers();
    }

    /** A key store with one entry, which has no password. */
    static KeyStore keyStore(String certificate, String key) throws GeneralSecurityException, IOException {
        List<X509Certificate> chain = Pem.certificates(certificate);
        if (chain.isEmpty()) {
            throw new OpException("InvalidData", "No certificates found in certificate data");
        }
        PrivateKey ours = Pem.key(key);
        if (!isPair(ours, chain.getFirst().getPublicKey())) {
            throw new OpException("Error", "keys may not be consistent: KeyMismatch");
        }
        KeyStore store = emptyStore();
        store.setKeyEntry("own", ours, NO_PASSWORD, chain.toArray(X509Certificate[]::new));
        return store;
    }

    /** Whether what one of the keys signs is what the other one confirms. */
    private static boolean isPair(PrivateKey own, PublicKey certified) throws GeneralSecurityException {
        if (!own.getAlgorithm().equals(certified.getAlgorithm())) {
            return false;
        }
        String algorithm = switch (own.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> own.getAlgorithm();
        };
        byte[] probe = certified.getEncoded();
        Signature signing = Signature.getInstance(algorithm);
        signing.initSign(own);
        signing.update(probe);
        byte[] signature = signing.sign();
        Signature confirming = Signature.getInstance(algorithm);
        confirming.initVerify(certified);
        confirming.update(probe);
        return confirming.verify(signature);
    }

    private static TrustManager[] trust(List<String> trusted) throws GeneralSecurityException, IOException {
        if (trusted.isEmpty()) {
            return speaking(factoryFor(null));
        }
        KeyStore store = emptyStore();
        int number = 0;
        for (X509Certificate known : platformAuthorities()) {
            store.setCertificateEntry("authority " + number++, known);
        }
        for (String text : trusted) {
            for (X509Certificate given : Pem.certificates(text)) {
                store.setCertificateEntry("given " + number++, given);
            }
        }
        return speaking(factoryFor(store));
    }

    /** The JDK's judges, with Deno's words. */
    private static TrustManager[] speaking(TrustManagerFactory factory) {
        TrustManager[] managers = factory.getTrustManagers();
        for (int i = 0; i < managers.length; i++) {
            if (managers[i] instanceof X509ExtendedTrustManager judge) {
                managers[i] = new PeerTrust(judge, InstantSource.system());
            }
        }
        return managers;
    }

    private static X509Certificate[] platformAuthorities() throws GeneralSecurityException {
        for (TrustManager manager : factoryFor(null).getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509.getAcceptedIssuers();
            }
        }
        return new X509Certificate[0];
    }

    private static TrustManagerFactory factoryFor(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
