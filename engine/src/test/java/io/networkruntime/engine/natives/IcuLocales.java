package io.networkruntime.engine.natives;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The locales of a data file, as its table of contents lists them. */
final class IcuLocales {
    private static final int HEADER_BYTES = 32;
    private static final Pattern LOCALE = Pattern.compile("icudt\\d+l/([a-z]{2,3}(?:_[A-Za-z0-9]+)*)\\.res");

    private IcuLocales() {}

    /** Language tags such as {@code zh-Hant-HK}. */
    static List<String> in(Path dataFile) throws IOException {
        ByteBuffer contents = ByteBuffer.wrap(Files.readAllBytes(dataFile))
                .order(ByteOrder.LITTLE_ENDIAN)
                .slice(HEADER_BYTES, 1 << 20)
                .order(ByteOrder.LITTLE_ENDIAN);
        List<String> tags = new ArrayList<>();
        for (int i = 0; i < contents.getInt(0); i++) {
            var locale = LOCALE.matcher(nameAt(contents, contents.getInt(4 + 8 * i)));
            if (locale.matches()) {
                tags.add(locale.group(1).replace('_', '-'));
            }
        }
        return tags;
    }

    private static String nameAt(ByteBuffer contents, int at) {
        int end = at;
        while (contents.get(end) != 0) {
            end++;
        }
        byte[] name = new byte[end - at];
        contents.get(at, name);
        return new String(name, StandardCharsets.US_ASCII);
    }
}
