package io.networkruntime.supervisor.deno;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** IPv6 addresses as RFC 5952 writes them: the longest run of zeros left out. The JDK writes all eight groups. */
final class Ipv6Text {
    private static final Pattern ZEROS = Pattern.compile("(?:^|:)0(?::0)+(?::|$)");

    private Ipv6Text() {}

    static String shorten(String groups) {
        Matcher zeros = ZEROS.matcher(groups);
        int start = -1;
        int end = -1;
        while (zeros.find()) {
            if (zeros.end() - zeros.start() > end - start) {
                start = zeros.start();
                end = zeros.end();
            }
        }
        return start < 0 ? groups : groups.substring(0, start) + "::" + groups.substring(end);
    }
}
