package io.networkruntime.engine.module;

import io.networkruntime.engine.module.ModuleContent.Format;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/**
 * Modules whose text is in their URL.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#data-url-processor">Fetch, data: URLs</a>
 */
final class DataUrls {
    private DataUrls() {}

    static ModuleContent read(String url) {
        int comma = url.indexOf(',');
        if (comma < 0) {
            throw invalid("it has no comma");
        }
        String media = url.substring("data:".length(), comma).strip();
        int fragment = url.indexOf('#', comma);
        byte[] body = percentDecoded(url.substring(comma + 1, fragment < 0 ? url.length() : fragment));
        boolean base64 = media.toLowerCase(Locale.ROOT).matches(".*;\\s*base64");
        String type = media.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return new ModuleContent(base64 ? base64Decoded(body) : body, format(type));
    }

    private static Format format(String type) {
        return switch (type) {
            case "text/javascript",
                    "application/javascript",
                    "application/ecmascript",
                    "text/ecmascript",
                    "application/x-javascript" -> Format.ES_MODULE;
            case "application/typescript", "text/typescript", "video/mp2t" -> Format.TYPESCRIPT;
            case "text/jsx" -> Format.JSX;
            case "text/tsx" -> Format.TSX;
            case "application/json", "text/json" -> Format.JSON;
            default -> type.endsWith("+json") ? Format.JSON : Format.ES_MODULE;
        };
    }

    private static byte[] percentDecoded(String text) {
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        byte[] decoded = new byte[raw.length];
        int length = 0;
        for (int i = 0; i < raw.length; i++) {
            int high = i + 2 < raw.length && raw[i] == '%' ? Character.digit(raw[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(raw[i + 2], 16);
            decoded[length++] = low < 0 ? raw[i] : (byte) (high << 4 | low);
            i += low < 0 ? 0 : 2;
        }
        return java.util.Arrays.copyOf(decoded, length);
    }

    private static byte[] base64Decoded(byte[] body) {
        String text = new String(body, StandardCharsets.US_ASCII).replaceAll("[\\t\\n\\f\\r ]", "");
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException malformed) {
            throw invalid("it is not base64");
        }
    }

    private static ImportException invalid(String why) {
        return new ImportException(ImportFailure.typeError("Cannot import this data: URL: " + why, "ERR_INVALID_URL"));
    }
}
