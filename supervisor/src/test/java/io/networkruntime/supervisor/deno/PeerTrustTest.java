package io.networkruntime.supervisor.deno;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Socket;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.Test;

final class PeerTrustTest {
    // openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -days 36500 -subj /CN=a.example
    // -addext subjectAltName=DNS:a.example,DNS:b.example,IP:192.0.2.1
    private static final X509Certificate CERTIFICATE = Pem.certificates("""
            -----BEGIN CERTIFICATE-----
            MIIBpjCCAUygAwIBAgIUOsGwhASlG9bOwl9vQNVIRKwHtPMwCgYIKoZIzj0EAwIw
            FDESMBAGA1UEAwwJYS5leGFtcGxlMCAXDTI2MTEyMjIzNDMwOVoYDzIxMjYxMDI5
            MjM0MzA5WjAUMRIwEAYDVQQDDAlhLmV4YW1wbGUwWTATBgcqhkjOPQIBBggqhkjO
            PQMBBwNCAAShEuusVjv02QavQQBHGnfTzAceKVvtbTQJ9OPFVSFF1X7qBOk38tXV
            NdjP5cHv8Pzz45ESzGtN/VNkv5vUPdXzo3oweDAdBgNVHQ4EFgQUw3vFDd/KXSzm
            6Z+lXwV4nftsdUowHwYDVR0jBBgwFoAUw3vFDd/KXSzm6Z+lXwV4nftsdUowDwYD
            VR0TAQH/BAUwAwEB/zAlBgNVHREEHjAcgglhLmV4YW1wbGWCCWIuZXhhbXBsZYcE
            wAACATAKBggqhkjOPQQDAgNIADBFAiBNue8bZGrTUt/LkH2sQdg1KNqE8QCfnXYc
            ydowluxk4QIhAMyv60BJLEsJCZ4ymniDgtc3kVAa0zV47hmv9vcT2IMr
            -----END CERTIFICATE-----
            """).getFirst();
    private static final Instant BEGIN = CERTIFICATE.getNotBefore().toInstant();
    private static final Instant END = CERTIFICATE.getNotAfter().toInstant();

    /** A judge that refuses everything for one reason. */
    private static final class Refusing extends X509ExtendedTrustManager {
        private final CertificateException reason;

        Refusing(CertificateException reason) {
            this.reason = reason;
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            throw reason;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            throw reason;
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            throw reason;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            throw reason;
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw reason;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw reason;
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    private static void assertRefused(CertificateException reason, Instant now, String words) throws Exception {
        PeerTrust trust = new PeerTrust(new Refusing(reason), InstantSource.fixed(now));
        SSLEngine engine = SSLContext.getDefault().createSSLEngine("c.example", 443);
        assertThatThrownBy(() -> trust.checkServerTrusted(new X509Certificate[] {CERTIFICATE}, "EC", engine))
                .isInstanceOf(PeerTrust.RefusedException.class)
                .hasMessage(words);
    }

    @Test
    void anUnknownIssuerIsSaidSo() throws Exception {
        var reason = new CertificateException("PKIX", new CertPathBuilderException("no path"));
        assertRefused(reason, BEGIN, "UnknownIssuer");
    }

    @Test
    void aWrongSignatureIsSaidSo() throws Exception {
        var path = new CertPathValidatorException("no", null, null, -1, BasicReason.INVALID_SIGNATURE);
        assertRefused(new CertificateException(path), BEGIN, "BadSignature");
    }

    @Test
    void aWrongNameIsToldWithTheNamesThereAre() throws Exception {
        assertRefused(
                new CertificateException("No subject alternative DNS name matching c.example found."),
                BEGIN,
                "certificate not valid for name \"c.example\"; certificate is only valid for "
                        + "DnsName(\"a.example\"), DnsName(\"b.example\") or IpAddress(192.0.2.1)");
    }

    @Test
    void aCertificateOfAnotherTimeIsToldWithItsTime() throws Exception {
        var reason = new CertificateException("validity check failed");
        Instant late = END.plus(Duration.ofSeconds(7));
        assertRefused(
                reason,
                late,
                "certificate expired: verification time " + late.getEpochSecond()
                        + " (UNIX), but certificate is not valid after " + END.getEpochSecond() + " (7 seconds ago)");
        Instant early = BEGIN.minus(Duration.ofSeconds(9));
        assertRefused(
                reason,
                early,
                "certificate not valid yet: verification time " + early.getEpochSecond()
                        + " (UNIX), but certificate is not valid before " + BEGIN.getEpochSecond()
                        + " (9 seconds in future)");
    }

    @Test
    void theJdkStillReadsItsReasonForTheAlert() {
        var path = new CertPathValidatorException("no", null, null, -1, BasicReason.EXPIRED);
        var refused = new PeerTrust.RefusedException("why", new CertificateException(path));
        assertThat(refused).hasCause(path);
    }
}
