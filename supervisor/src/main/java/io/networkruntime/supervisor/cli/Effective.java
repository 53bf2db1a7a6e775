package io.networkruntime.supervisor.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings of a run as they are being decided, each with where it comes from; what {@code --print-config} prints. */
final class Effective {
    private record Setting(Object value, String source) {}

    private final ConfigFile config;
    private final Map<ConfigKey, Setting> settings = new LinkedHashMap<>();

    Effective(ConfigFile config) {
        this.config = config;
    }

    /** The value on the command line, else that of the configuration file, else the default. */
    double number(ConfigKey key, @Nullable Number positional, @Nullable Number named, double otherwise) {
        Number value = positional == null ? named : positional;
        return value != null
                ? note(key, value.doubleValue(), "command line")
                : config.number(key)
                        .map(number -> note(key, number, String.valueOf(config.file())))
                        .orElseGet(() -> note(key, otherwise, "default"));
    }

    String text(ConfigKey key, @Nullable String named, String otherwise) {
        return named != null
                ? note(key, named, "command line")
                : config.text(key)
                        .map(text -> note(key, text, String.valueOf(config.file())))
                        .orElseGet(() -> note(key, otherwise, "default"));
    }

    private <T> T note(ConfigKey key, T value, String source) {
        settings.put(key, new Setting(value, source));
        return value;
    }

    /** One JSON object: {@code {"agents": {"value": 2, "source": "default"}, ...}}. */
    String json() {
        StringBuilder text = new StringBuilder("{");
        settings.forEach((key, setting) -> text.append(text.length() > 1 ? ",\n  " : "\n  ")
                .append(quoted(key.key()))
                .append(": { \"value\": ")
                .append(
                        setting.value() instanceof Double number
                                ? plain(number)
                                : quoted(setting.value().toString()))
                .append(", \"source\": ")
                .append(quoted(setting.source()))
                .append(" }"));
        return text.append("\n}").toString();
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\');
            }
            quoted.append(c < ' ' ? "\\u%04x".formatted((int) c) : c);
        }
        return quoted.append('"').toString();
    }
}
