package io.networkruntime.supervisor.cli;

import io.networkruntime.engine.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a {@code network-runtime.json}, or of the {@code networkRuntime} object in a {@code deno.json}, whose other keys
 * are Deno's. The schema for editors is {@code types/network-runtime.schema.json}.
 *
 * @param file absolute; null when there is none
 * @param values by key, checked
 */
record ConfigFile(@Nullable Path file, Map<String, Object> values) {
    /** No file. */
    static final ConfigFile NONE = new ConfigFile(null, Map.of());

    private static final String OWN = "network-runtime.json";
    private static final String KEY_IN_DENO = "networkRuntime";
    private static final List<String> NAMES = List.of(OWN, "network-runtime.jsonc", "deno.json", "deno.jsonc");
    /** What the module loader reads by itself. */
    private static final List<String> OF_MODULES = List.of("imports", "scopes", "importMap", "compilerOptions");

    /** The nearest file in a folder or above it. */
    static ConfigFile discover(Path folder) {
        for (Path at = folder.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            for (String name : NAMES) {
                if (Files.isRegularFile(at.resolve(name))) {
                    return read(at.resolve(name));
                }
            }
        }
        return NONE;
    }

    /**
     * The object that a file holds, as JSON with comments.
     *
     * @throws ConfigurationException naming the file, and the place that is wrong
     */
    static Map<String, @Nullable Object> json(Path file) {
        try {
            return JsonReader.readObject(Files.readString(file));
        } catch (NoSuchFileException missing) {
            throw new ConfigurationException("there is no configuration " + file);
        } catch (IOException unreadable) {
            throw new ConfigurationException("cannot read the configuration " + file + ": " + unreadable.getMessage());
        } catch (IllegalArgumentException invalid) {
            throw new ConfigurationException(file + " is not valid: " + invalid.getMessage());
        }
    }

    /**
     * Reads a file.
     *
     * @throws ConfigurationException naming the file, and the key that is unknown or has a wrong value
     */
    static ConfigFile read(Path file) {
        Map<String, @Nullable Object> json = json(file);
        boolean ofDeno = String.valueOf(file.getFileName()).startsWith("deno.");
        Map<String, @Nullable Object> own = json;
        if (ofDeno) {
            @Nullable Object nested = json.get(KEY_IN_DENO);
            if (nested != null && !(nested instanceof Map<?, ?>)) {
                throw new ConfigurationException(file + ": " + KEY_IN_DENO + " must be an object");
            }
            own = JsonReader.object(nested);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        own.forEach((key, value) -> {
            if (!key.equals("$schema") && !(OF_MODULES.contains(key) && !ofDeno)) {
                values.put(key, checked(file, ofDeno ? KEY_IN_DENO + "." + key : key, key, value));
            }
        });
        return new ConfigFile(file, values);
    }

    private static Object checked(Path file, String path, String key, @Nullable Object value) {
        ConfigKey known = ConfigKey.named(key)
                .orElseThrow(() -> new ConfigurationException(file + ": unknown key \"" + path + "\"; known are "
                        + ConfigKey.all().map(ConfigKey::key).collect(Collectors.joining(", "))));
        return known.check(value)
                .orElseThrow(() -> new ConfigurationException(
                        file + ": \"" + path + "\" must be " + known.wanted() + ", not " + shown(value)));
    }

    private static String shown(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> '"' + text + '"';
            case Map<?, ?> _ -> "an object";
            case List<?> _ -> "a list";
            default -> value.toString().replaceFirst("\\.0$", "");
        };
    }

    /** Whether the file itself says what modules import, so that no other file needs to. */
    boolean has(Path config, String... keys) {
        try {
            Map<String, @Nullable Object> json = JsonReader.readObject(Files.readString(config));
            return List.of(keys).stream().anyMatch(json::containsKey);
        } catch (IOException | IllegalArgumentException unreadable) {
            return false;
        }
    }

    Optional<Double> number(ConfigKey key) {
        return Optional.ofNullable((Double) values.get(key.key()));
    }

    Optional<String> text(ConfigKey key) {
        return Optional.ofNullable((String) values.get(key.key()));
    }

    /** One text, or a list of them. */
    List<String> texts(ConfigKey key) {
        return values.get(key.key()) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : text(key).stream().toList();
    }
}
