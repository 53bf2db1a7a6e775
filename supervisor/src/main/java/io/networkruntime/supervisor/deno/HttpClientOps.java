package io.networkruntime.supervisor.deno;

import io.networkruntime.engine.ops.OpException;
import io.networkruntime.engine.ops.http.HttpClients;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.util.List;

/** {@code Deno.createHttpClient}: clients for fetch with trust, identity or a proxy of their own. */
final class HttpClientOps {
    private static final int HTTP_PORT = 80;

    private HttpClientOps() {}

    static void register(Ops ops, HttpClients clients) {
        ops.sync(
                "denoHttpClient",
                a -> OsFailure.explain("", () -> clients.add(client(a.string(0).split("\n\0\n", -1)), a.bool(1))));
        ops.sync("denoHttpClientClose", a -> {
            clients.close((int) a.integer(0));
            return null;
        });
    }

    /**
     * A client.
     *
     * @param fields authorities joined by NUL, own certificate, own key, URL of a proxy, user and password there, local
     *     address; empty where there is nothing
     */
    private static HttpClient client(String[] fields) {
        HttpClient.Builder builder = HttpClients.builder();
        if (!fields[0].isEmpty() || !fields[1].isEmpty()) {
            List<String> trusted = fields[0].isEmpty() ? List.of() : List.of(fields[0].split("\0", -1));
            builder.sslContext(TlsKeys.client(trusted, fields[1], fields[2]));
        }
        if (!fields[3].isEmpty()) {
            builder.proxy(proxy(fields[3]));
        }
        if (!fields[4].isEmpty()) {
            builder.authenticator(passwordAtProxy(fields[4], fields[5]));
        }
        if (!fields[6].isEmpty()) {
            builder.localAddress(NetAddress.resolve(fields[6]).getFirst());
        }
        return builder.build();
    }

    private static ProxySelector proxy(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw OpException.typeError("The proxy's URL '" + url + "' is not valid: " + e.getReason());
        }
        if (!"http".equals(uri.getScheme()) || uri.getHost() == null) {
            throw new OpException("NotSupported", "Only a proxy of http: is supported, not '" + url + "'");
        }
        return ProxySelector.of(new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? HTTP_PORT : uri.getPort()));
    }

    private static Authenticator passwordAtProxy(String user, String password) {
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return getRequestorType() == RequestorType.PROXY
                        ? new PasswordAuthentication(user, password.toCharArray())
                        : super.getPasswordAuthentication();
            }
        };
    }
}
