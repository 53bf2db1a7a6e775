package io.networkruntime.engine.module;

import io.networkruntime.engine.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the user's configuration says specifiers mean.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/webappapis.html#import-maps">HTML, import maps</a>
 */
public final class ImportMap {
    /** Maps nothing. */
    public static final ImportMap EMPTY = new ImportMap("file:///", Map.of(), Map.of());

    private static final List<String> FILES = List.of("deno.json", "deno.jsonc", "import_map.json");

    private final String baseUrl;
    private final Map<String, String> imports;
    private final Map<String, Map<String, String>> scopes;

    private ImportMap(String baseUrl, Map<String, String> imports, Map<String, Map<String, String>> scopes) {
        this.baseUrl = baseUrl;
        this.imports = imports;
        this.scopes = scopes;
    }

    /**
     * The map of the nearest {@code deno.json}, {@code deno.jsonc} or {@code import_map.json} in a folder or above it.
     *
     * @throws IllegalArgumentException naming the file when it is not valid
     */
    public static ImportMap discover(Path folder) {
        for (Path at = folder.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            for (String name : FILES) {
                Path file = at.resolve(name);
                if (Files.isRegularFile(file)) {
                    return read(file);
                }
            }
        }
        return EMPTY;
    }

    /**
     * Reads the map of a configuration file: its {@code imports} and {@code scopes}, or those of the file its {@code importMap} names.
     *
     * @throws IllegalArgumentException naming the file when it cannot be read or is not valid
     */
    public static ImportMap read(Path file) {
        try {
            Map<String, @Nullable Object> json = JsonReader.readObject(Files.readString(file));
            if (json.get("importMap") instanceof String other && !json.containsKey("imports")) {
                return read(file.resolveSibling(other));
            }
            return of(FileUrls.url(file), json);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "cannot read import map " + file + ": " + unreadable.getMessage(), unreadable);
        } catch (IllegalArgumentException invalid) {
            throw new IllegalArgumentException(
                    "import map " + file + " is not valid: " + invalid.getMessage(), invalid);
        }
    }

    static ImportMap of(String baseUrl, Map<String, @Nullable Object> json) {
        Map<String, Map<String, String>> scopes = new LinkedHashMap<>();
        JsonReader.object(json.get("scopes"))
                .forEach((prefix, map) ->
                        scopes.put(LocalResolver.absolute(prefix, baseUrl).orElse(prefix), addresses(map)));
        return new ImportMap(baseUrl, addresses(json.get("imports")), scopes);
    }

    private static Map<String, String> addresses(@Nullable Object json) {
        Map<String, String> addresses = new LinkedHashMap<>();
        JsonReader.object(json).forEach((key, value) -> {
            if (value instanceof String address) {
                addresses.put(key, address);
            }
        });
        return addresses;
    }

    /**
     * The address of a specifier: an absolute URL, or a bare specifier as Deno allows; empty when nothing maps it.
     *
     * @param absolute the specifier against its referrer, or itself when bare
     */
    Optional<String> resolve(String absolute, String specifier, String referrer) {
        if (imports.isEmpty() && scopes.isEmpty()) {
            return Optional.empty();
        }
        return scopes.entrySet().stream()
                .filter(scope -> referrer.equals(scope.getKey())
                        || (scope.getKey().endsWith("/") && referrer.startsWith(scope.getKey())))
                .sorted(Comparator.comparingInt(scope -> -scope.getKey().length()))
                .map(scope -> match(scope.getValue(), absolute, specifier))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> match(imports, absolute, specifier));
    }

    private Optional<String> match(Map<String, String> map, String absolute, String specifier) {
        String best = null;
        for (String key : map.keySet()) {
            String wanted = LocalResolver.absolute(key, baseUrl).orElse(key);
            if (wanted.equals(absolute) || key.equals(specifier)) {
                return Optional.of(address(map.get(key)));
            }
            boolean prefix = key.endsWith("/") && (absolute.startsWith(wanted) || specifier.startsWith(key));
            if (prefix && (best == null || key.length() > best.length())) {
                best = key;
            }
        }
        return best == null ? Optional.empty() : Optional.of(underPrefix(map, best, absolute, specifier));
    }

    private String underPrefix(Map<String, String> map, String key, String absolute, String specifier) {
        String wanted = LocalResolver.absolute(key, baseUrl).orElse(key);
        String rest =
                absolute.startsWith(wanted) ? absolute.substring(wanted.length()) : specifier.substring(key.length());
        String target = address(map.get(key));
        String address = target + rest;
        String normal = LocalResolver.absolute(address, baseUrl).orElse(address);
        if (target.startsWith("file:") && !normal.startsWith(target)) {
            throw new ImportException(ImportFailure.typeError(
                    "\"" + specifier + "\" leaves the folder that the import map gives for \"" + key + "\"",
                    "ERR_INVALID_MODULE_SPECIFIER"));
        }
        return normal;
    }

    private String address(@Nullable String value) {
        String target = value == null ? "" : value;
        return LocalResolver.absolute(target, baseUrl).orElse(target);
    }
}
