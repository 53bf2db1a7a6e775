package io.networkruntime.supervisor.cli;

import io.networkruntime.supervisor.limits.ByteSize;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Numbers with units as they stand on the command line. */
final class Quantities {
    private static final Pattern TIME = Pattern.compile("([0-9]{1,12})(ms|s|m|h)?");

    private Quantities() {}

    /** {@code 500}, {@code 500ms}, {@code 2s}, {@code 5m}, {@code 1h}; a bare number is milliseconds; 0 is no limit. */
    static final class Time implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            Matcher form = TIME.matcher(text);
            if (!form.matches()) {
                throw new TypeConversionException("'" + text + "' is not a time such as 500ms, 2s or 5m");
            }
            long count = Long.parseLong(form.group(1));
            Duration value = switch (form.group(2) == null ? "ms" : form.group(2)) {
                case "s" -> Duration.ofSeconds(count);
                case "m" -> Duration.ofMinutes(count);
                case "h" -> Duration.ofHours(count);
                default -> Duration.ofMillis(count);
            };
            if (value.compareTo(Duration.ofDays(365)) > 0) {
                throw new TypeConversionException("'" + text + "' is longer than 365 days");
            }
            return value;
        }
    }

    /** {@code 128m}, {@code 64MiB}, {@code 1g}; a bare number is bytes; 0 is no limit. */
    static final class Size implements ITypeConverter<ByteSize> {
        @Override
        public ByteSize convert(String text) {
            try {
                return ByteSize.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }

    /** A whole number, 0 or more. */
    static final class Count implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            if (!isCount(text)) {
                throw new TypeConversionException("'" + text + "' is not a whole number, 0 or more");
            }
            return Long.parseLong(text);
        }

        static boolean isCount(String text) {
            return text.matches("[0-9]{1,12}");
        }
    }
}
