package io.networkruntime.supervisor.deno;

import java.net.Socket;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** The JDK's judgement of other sides' certificates, with its refusals in the words of Deno's TLS (rustls). Any thread. */
final class PeerTrust extends X509ExtendedTrustManager {
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    /** Why a certificate was refused. */
    static final class RefusedException extends CertificateException {
        private static final long serialVersionUID = 1L;

        /** The JDK tells the other side what it reads from the cause. */
        RefusedException(String why, CertificateException refusal) {
            super(why, refusal.getCause() instanceof CertPathValidatorException path ? path : refusal);
        }
    }

    /** A judgement of the JDK's. */
    private interface Judgement {
        void run() throws CertificateException;
    }

    private final X509ExtendedTrustManager judge;
    private final InstantSource clock;

    PeerTrust(X509ExtendedTrustManager judge, InstantSource clock) {
        this.judge = judge;
        this.clock = clock;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        judge(chain, engine.getPeerHost(), () -> judge.checkServerTrusted(chain, type, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        judge(chain, null, () -> judge.checkServerTrusted(chain, type, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        judge(chain, null, () -> judge.checkServerTrusted(chain, type));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        judge(chain, null, () -> judge.checkClientTrusted(chain, type, engine));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        judge(chain, null, () -> judge.checkClientTrusted(chain, type, socket));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        judge(chain, null, () -> judge.checkClientTrusted(chain, type));
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return judge.getAcceptedIssuers();
    }

    private void judge(X509Certificate[] chain, @Nullable String host, Judgement judgement)
            throws CertificateException {
        try {
            judgement.run();
        } catch (CertificateException e) {
            throw new RefusedException(why(e, chain, host), e);
        }
    }

    private String why(CertificateException refusal, X509Certificate[] chain, @Nullable String host)
            throws CertificateParsingException {
        String outdated = outdated(chain);
        if (outdated != null) {
            return outdated;
        }
        for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertPathBuilderException) {
                return "UnknownIssuer";
            }
            if (cause instanceof CertPathValidatorException path) {
                return path.getReason() == BasicReason.INVALID_SIGNATURE
                        ? "BadSignature"
                        : path.getReason() == BasicReason.REVOKED ? "Revoked" : "UnknownIssuer";
            }
        }
        return host == null ? String.valueOf(refusal.getMessage()) : wrongName(chain[0], host);
    }

    /** What is wrong with the times of the first certificate that is not valid now. */
    private @Nullable String outdated(X509Certificate[] chain) {
        long now = clock.instant().getEpochSecond();
        for (X509Certificate certificate : chain) {
            Instant end = certificate.getNotAfter().toInstant();
            if (now > end.getEpochSecond()) {
                return "certificate expired: verification time " + now + " (UNIX), but certificate is not valid after "
                        + end.getEpochSecond() + " (" + (now - end.getEpochSecond()) + " seconds ago)";
            }
            Instant begin = certificate.getNotBefore().toInstant();
            if (now < begin.getEpochSecond()) {
                return "certificate not valid yet: verification time " + now
                        + " (UNIX), but certificate is not valid before " + begin.getEpochSecond() + " ("
                        + (begin.getEpochSecond() - now) + " seconds in future)";
            }
        }
        return null;
    }

    private static String wrongName(X509Certificate certificate, String host) throws CertificateParsingException {
        List<String> names = new ArrayList<>();
        Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
        for (List<?> name : alternatives == null ? List.<List<?>>of() : alternatives) {
            if (name.get(0).equals(DNS_NAME)) {
                names.add("DnsName(\"" + name.get(1) + "\")");
            } else if (name.get(0).equals(IP_ADDRESS)) {
                names.add("IpAddress(" + name.get(1) + ")");
            }
        }
        String all = names.size() < 2
                ? String.join("", names)
                : String.join(", ", names.subList(0, names.size() - 1)) + " or " + names.getLast();
        return "certificate not valid for name \"" + host + "\"; certificate is "
                + (all.isEmpty()
                        ? "not valid for any names (according to its subjectAltName extension)"
                        : "only valid for " + all);
    }
}
