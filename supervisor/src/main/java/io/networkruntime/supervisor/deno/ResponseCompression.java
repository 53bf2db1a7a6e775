package io.networkruntime.supervisor.deno;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which responses a server compresses that was told to, as Deno decides it; RFC 9110 sections 8.4, 8.8.3 and 12.5.3. */
final class ResponseCompression {
    /** Shorter bodies would hardly become shorter. */
    private static final long MIN_BYTES = 64;

    private static final String GZIP = "gzip";

    /** Types of text, and of data that is written without care for its size. */
    private static final Set<String> TYPES = Set.of(
            "application/dart",
            "application/ecmascript",
            "application/javascript",
            "application/json",
            "application/postscript",
            "application/raml+yaml",
            "application/rtf",
            "application/tar",
            "application/toml",
            "application/vnd.dart",
            "application/vnd.ms-fontobject",
            "application/vnd.ms-opentype",
            "application/wasm",
            "application/x-httpd-php",
            "application/x-javascript",
            "application/x-ns-proxy-autoconfig",
            "application/x-sh",
            "application/x-tar",
            "application/x-www-form-urlencoded",
            "application/xml",
            "application/xml-dtd",
            "font/otf",
            "font/ttf",
            "image/bmp",
            "image/vnd.adobe.photoshop",
            "image/x-icon",
            "image/x-ms-bmp",
            "message/rfc822",
            "model/gltf-binary",
            "text/cache-manifest",
            "text/cmd",
            "text/css",
            "text/csv",
            "text/html",
            "text/javascript",
            "text/jsx",
            "text/less",
            "text/markdown",
            "text/mdx",
            "text/n3",
            "text/plain",
            "text/richtext",
            "text/rtf",
            "text/tab-separated-values",
            "text/uri-list",
            "text/vcard",
            "text/vtt",
            "text/x-component",
            "text/x-markdown",
            "text/x-org",
            "text/xml",
            "text/yaml");

    private ResponseCompression() {}

    /**
     * Whether a body is to leave as gzip; if so, the head says so from now on.
     *
     * @param length bytes of the body, negative if unknown
     */
    static boolean apply(HttpHeaders request, HttpHeaders response, long length) {
        if ((length >= 0 && length < MIN_BYTES) || !accepts(request) || !isCompressible(response)) {
            return false;
        }
        String vary = response.get(HttpHeaderNames.VARY);
        if (vary == null) {
            response.set(HttpHeaderNames.VARY, "Accept-Encoding");
        } else if (!vary.toLowerCase(Locale.ROOT).contains("accept-encoding")) {
            response.set(HttpHeaderNames.VARY, "Accept-Encoding, " + vary);
        }
        String tag = response.get(HttpHeaderNames.ETAG);
        if (tag != null && !tag.startsWith("W/")) {
            response.set(HttpHeaderNames.ETAG, "W/" + tag);
        }
        response.remove(HttpHeaderNames.CONTENT_LENGTH);
        response.set(HttpHeaderNames.CONTENT_ENCODING, GZIP);
        return true;
    }

    private static boolean isCompressible(HttpHeaders response) {
        return isCompressibleType(response.get(HttpHeaderNames.CONTENT_TYPE))
                && !response.contains(HttpHeaderNames.CONTENT_ENCODING)
                && !response.contains(HttpHeaderNames.CONTENT_RANGE)
                && response.getAll(HttpHeaderNames.CACHE_CONTROL).stream()
                        .flatMap(value -> Arrays.stream(value.split(",", -1)))
                        .noneMatch(directive -> directive.strip().equalsIgnoreCase("no-transform"));
    }

    private static boolean isCompressibleType(@Nullable String type) {
        if (type == null) {
            return false;
        }
        int end = type.indexOf(';');
        String essence = (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        return TYPES.contains(essence) || essence.endsWith("+json") || essence.endsWith("+xml");
    }

    /** Whether gzip is as welcome as the body as it is. */
    private static boolean accepts(HttpHeaders request) {
        float gzip = 0;
        float identity = 0;
        for (String field : request.getAll(HttpHeaderNames.ACCEPT_ENCODING)) {
            for (String choice : field.split(",", -1)) {
                String[] parts = choice.split(";", 2);
                float weight = parts.length == 1 ? 1 : weight(parts[1].strip());
                switch (parts[0].strip().toLowerCase(Locale.ROOT)) {
                    case GZIP, "x-gzip" -> gzip = Math.max(gzip, weight);
                    case "identity" -> identity = Math.max(identity, weight);
                    default -> {}
                }
            }
        }
        return gzip > 0 && gzip >= identity;
    }

    /** RFC 9110 section 12.4.2; what is none counts as "not acceptable". */
    private static float weight(String parameter) {
        if (!parameter.matches("[qQ]=(0(\\.[0-9]{0,3})?|1(\\.0{0,3})?)")) {
            return 0;
        }
        return Float.parseFloat(parameter.substring(2));
    }
}
