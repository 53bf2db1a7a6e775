package io.networkruntime.engine.module;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of the main isolate: relative and absolute file URLs, an import map, packages in {@code node_modules}, {@code data:}
 * URLs. Nothing is fetched: a module on the network is refused with what to do instead.
 */
public final class LocalResolver implements ModuleResolver {
    private static final Set<String> NETWORK = Set.of("http", "https", "ws", "wss", "jsr");

    private final ImportMap imports;
    private final NodePackages packages;

    /** A resolver for programs under a folder, whose {@code deno.json} is looked for there and above. */
    public static LocalResolver forProgramIn(Path folder) {
        return new LocalResolver(ImportMap.discover(folder));
    }

    public LocalResolver(ImportMap imports) {
        this.imports = imports;
        this.packages = new NodePackages();
    }

    @Override
    public String resolve(String specifier, String referrer, ReferenceKind by) {
        try {
            return resolved(specifier, referrer, by);
        } catch (InvalidPathException notNameable) {
            throw invalid(specifier);
        }
    }

    private String resolved(String specifier, String referrer, ReferenceKind by) {
        Optional<String> absolute = absolute(specifier, referrer);
        Optional<String> mapped = imports.resolve(absolute.orElse(specifier), specifier, referrer);
        if (mapped.isPresent()) {
            return usable(mapped.get(), referrer, by);
        }
        return absolute.map(url -> usable(url, referrer, by))
                .orElseGet(() -> packages.resolve(specifier, referrer, by));
    }

    private String usable(String url, String referrer, ReferenceKind by) {
        String scheme = scheme(url).orElse("");
        if (scheme.isEmpty()) {
            return packages.resolve(url, referrer, by);
        } else if (scheme.equals("file")) {
            return by == ReferenceKind.REQUIRE ? packages.probe(url).orElseThrow(() -> missing(url)) : url;
        } else if (scheme.equals("data")) {
            return url;
        } else if (scheme.equals("npm")) {
            return packages.resolve(NodePackages.bareOfNpm(url), referrer, by);
        }
        throw new ImportException(refusal(url, scheme));
    }

    private static ImportException missing(String url) {
        return new ImportException(
                ImportFailure.typeError("Module not found \"" + url + "\".", ImportFailure.NOT_FOUND));
    }

    private static ImportFailure refusal(String url, String scheme) {
        if (NETWORK.contains(scheme)) {
            return ImportFailure.typeError(
                    "Cannot import \"" + url
                            + "\": modules are not loaded from the network. Download the file, or install the"
                            + " package with npm, and import it from there (an import map in deno.json can keep the specifier)",
                    "ERR_UNSUPPORTED_ESM_URL_SCHEME");
        } else if (scheme.equals("node")) {
            return ImportFailure.typeError(
                    "Cannot import \"" + url
                            + "\": Node's built-in modules are not available; use the Deno and web APIs, or"
                            + " map the specifier to a package in deno.json",
                    "ERR_UNKNOWN_BUILTIN_MODULE");
        }
        return ImportFailure.typeError(
                "Cannot import \"" + url + "\": the scheme \"" + scheme + ":\" is not supported, use file: or data:",
                "ERR_UNSUPPORTED_ESM_URL_SCHEME");
    }

    /** The URL that a specifier is by itself or against its referrer; empty for a bare one. */
    static Optional<String> absolute(String specifier, String referrer) {
        if (specifier.startsWith("./")
                || specifier.startsWith("../")
                || specifier.startsWith("/")
                || specifier.equals(".")
                || specifier.equals("..")) {
            return Optional.of(join(specifier, referrer));
        }
        return scheme(specifier).map(scheme -> scheme.equals("file") ? normal(specifier) : specifier);
    }

    private static String join(String specifier, String referrer) {
        if (!referrer.startsWith("file:")) {
            throw new ImportException(ImportFailure.typeError(
                    "Relative import \"" + specifier + "\" cannot be resolved: its importer " + shortened(referrer)
                            + " has no folder",
                    "ERR_INVALID_URL"));
        }
        try {
            return normal(URI.create(referrer).resolve(encoded(specifier)).toString());
        } catch (IllegalArgumentException malformed) {
            throw invalid(specifier);
        }
    }

    private static String normal(String url) {
        try {
            URI uri = URI.create(encoded(url)).normalize();
            String path = Optional.ofNullable(uri.getRawPath()).orElse("/");
            while (path.startsWith("/../")) {
                path = path.substring(3);
            }
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            String fragment = uri.getRawFragment() == null ? "" : "#" + uri.getRawFragment();
            return "file://" + path + query + fragment;
        } catch (IllegalArgumentException malformed) {
            throw invalid(url);
        }
    }

    private static ImportException invalid(String specifier) {
        return new ImportException(ImportFailure.typeError(
                "Invalid module specifier \"" + shortened(specifier) + "\"", "ERR_INVALID_MODULE_SPECIFIER"));
    }

    private static String shortened(String text) {
        return text.length() <= 120 ? text : text.substring(0, 120) + "…";
    }

    /** Percent-encodes what a URL parser of a browser would and {@link URI} refuses. */
    private static String encoded(String specifier) {
        StringBuilder url = new StringBuilder();
        specifier.codePoints().forEach(c -> {
            if (c <= ' ' || c > 126 || "\"<>`{}|\\^[]".indexOf(c) >= 0) {
                for (byte unit : new String(Character.toChars(c)).getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
                    url.append('%').append(String.format("%02X", unit));
                }
            } else {
                url.appendCodePoint(c);
            }
        });
        return url.toString();
    }

    /** The scheme that a specifier begins with, in lower case. */
    static Optional<String> scheme(String specifier) {
        int colon = specifier.indexOf(':');
        if (colon < 2 || !specifier.substring(0, colon).matches("[A-Za-z][A-Za-z0-9+.-]*")) {
            return Optional.empty();
        }
        return Optional.of(specifier.substring(0, colon).toLowerCase(java.util.Locale.ROOT));
    }
}
