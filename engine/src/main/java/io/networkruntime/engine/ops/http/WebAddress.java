package io.networkruntime.engine.ops.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * A serialised URL (url.spec.whatwg.org) as a {@link URI}, which allows less: what RFC 3986 does not know in a path or query
 * is percent-encoded. Any thread.
 */
public final class WebAddress {
    private static final String ALLOWED = "-._~!$&'()*+,;=:@/?";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private WebAddress() {}

    /**
     * The URI to connect to.
     *
     * @param url absolute, without a fragment
     * @throws IllegalArgumentException if its host is none that a URI can have
     */
    public static URI of(String url) {
        int authority = url.indexOf("//");
        int path = authority < 0 ? -1 : url.indexOf('/', authority + 2);
        if (path < 0) {
            return URI.create(url);
        }
        StringBuilder encoded = new StringBuilder(url.length() + 16).append(url, 0, path);
        for (int i = path; i < url.length(); i++) {
            char c = url.charAt(i);
            boolean kept = c == '%' ? isEscape(url, i) : isAllowed(c);
            if (kept) {
                encoded.append(c);
            } else {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    encoded.append('%').append(HEX.toHexDigits(b));
                }
            }
        }
        return URI.create(encoded.toString());
    }

    private static boolean isAllowed(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || ALLOWED.indexOf(c) >= 0;
    }

    private static boolean isEscape(String url, int at) {
        return at + 2 < url.length()
                && HexFormat.isHexDigit(url.charAt(at + 1))
                && HexFormat.isHexDigit(url.charAt(at + 2));
    }
}
