package io.networkruntime.engine.module;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Packages in {@code node_modules}, found as Node finds them.
 *
 * @see <a href="https://nodejs.org/api/esm.html#resolution-algorithm-specification">Node, resolution algorithm</a>
 */
final class NodePackages {
    private static final List<String> PROBED =
            List.of("", ".js", ".json", ".cjs", ".mjs", "/index.js", "/index.json", "/index.cjs");

    private static final Set<String> BUILT_IN = Set.of(
            ("assert async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns domain events"
                            + " fs http http2 https inspector module net os path perf_hooks process punycode querystring readline"
                            + " repl stream string_decoder sys timers tls tty url util v8 vm worker_threads zlib")
                    .split(" "));

    /** The bare specifier behind {@code npm:name@version/path}. */
    static String bareOfNpm(String url) {
        String name = url.substring("npm:".length());
        name = name.startsWith("/") ? name.substring(1) : name;
        int version = name.indexOf('@', 1);
        int path = version < 0 ? -1 : name.indexOf('/', version);
        return version < 0 ? name : name.substring(0, version) + (path < 0 ? "" : name.substring(path));
    }

    String resolve(String specifier, String referrer, ReferenceKind by) {
        Path importer = FileUrls.path(referrer).orElseThrow(() -> notFound(specifier));
        if (specifier.startsWith("#")) {
            return internal(specifier, importer, by);
        }
        String name = packageName(specifier).orElseThrow(() -> notFound(specifier));
        String subpath = "." + specifier.substring(name.length());
        Optional<PackageJson> self = PackageJson.above(importer)
                .filter(owner -> owner.text("name").equals(Optional.of(name))
                        && owner.json().get("exports") != null);
        if (self.isPresent()) {
            return file(self.get(), subpath, specifier, by);
        }
        for (Path at = importer.getParent(); at != null; at = at.getParent()) {
            Path folder = at.resolve("node_modules").resolve(name);
            if (!at.endsWith("node_modules") && Files.isDirectory(folder)) {
                Path real = real(folder);
                PackageJson found = PackageJson.in(real).orElse(new PackageJson(real, Map.of()));
                return file(found, subpath, specifier, by);
            }
        }
        throw notFound(specifier);
    }

    private static Optional<String> packageName(String specifier) {
        String[] parts = specifier.split("/", 3);
        boolean scoped = specifier.startsWith("@");
        if (specifier.isEmpty()
                || specifier.startsWith(".")
                || specifier.contains("\\")
                || specifier.contains("\0")
                || (scoped && (parts.length < 2 || parts[1].isEmpty() || parts[1].startsWith(".")))
                || parts[0].isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(scoped ? parts[0] + "/" + parts[1] : parts[0]);
    }

    private static ImportException notFound(String specifier) {
        String name = specifier.split("/", 2)[0];
        if (BUILT_IN.contains(name)) {
            return new ImportException(ImportFailure.typeError(
                    "Cannot find package \"" + specifier
                            + "\": Node's built-in modules are not available; use the Deno and web APIs,"
                            + " or install a package of that name",
                    ImportFailure.NOT_FOUND));
        }
        return new ImportException(ImportFailure.typeError(
                "Cannot find package \"" + specifier
                        + "\": a relative import must begin with \"./\", \"../\" or \"/\", and a package"
                        + " must be installed in node_modules or named in the import map of deno.json",
                ImportFailure.NOT_FOUND));
    }

    private String internal(String specifier, Path importer, ReferenceKind by) {
        PackageJson owner = PackageJson.above(importer)
                .orElseThrow(() -> notDefined(specifier, "any package.json above " + importer));
        Object table = owner.json().get("imports");
        String target = PackageTargets.find(by, targets -> targets.resolve(table, specifier))
                .orElseThrow(() ->
                        notDefined(specifier, "the imports of " + owner.folder().resolve("package.json")));
        return target.startsWith("./")
                ? url(owner, target, specifier)
                : resolve(target, FileUrls.url(owner.folder().resolve("package.json")), by);
    }

    private static ImportException notDefined(String specifier, String where) {
        return new ImportException(ImportFailure.typeError(
                "\"" + specifier + "\" is not defined in " + where, "ERR_PACKAGE_IMPORT_NOT_DEFINED"));
    }

    private String file(PackageJson found, String subpath, String specifier, ReferenceKind by) {
        Object exports = found.json().get("exports");
        if (exports != null) {
            String target = PackageTargets.find(by, targets -> targets.resolveExport(exports, subpath))
                    .orElseThrow(() -> new ImportException(ImportFailure.typeError(
                            "\"" + subpath + "\" is not exported by "
                                    + found.folder().resolve("package.json") + " under the conditions "
                                    + PackageTargets.describe(by) + " (imported as \"" + specifier + "\")",
                            "ERR_PACKAGE_PATH_NOT_EXPORTED")));
            return url(found, target, specifier);
        }
        if (!subpath.equals(".")) {
            Path file = found.folder().resolve(subpath).normalize();
            return probe(FileUrls.url(file)).orElseGet(() -> FileUrls.url(file));
        }
        String main = found.text("main").orElse("index.js");
        return probe(FileUrls.url(found.folder().resolve(main)))
                .or(() -> probe(FileUrls.url(found.folder().resolve("index.js"))))
                .orElseThrow(() -> notFound(specifier));
    }

    private static String url(PackageJson owner, String target, String specifier) {
        Path file = owner.folder().resolve(target).normalize();
        if (!target.startsWith("./") || !file.startsWith(owner.folder())) {
            throw new ImportException(ImportFailure.typeError(
                    "Invalid target \"" + target + "\" for \"" + specifier + "\" in "
                            + owner.folder().resolve("package.json"),
                    "ERR_INVALID_PACKAGE_TARGET"));
        }
        return FileUrls.url(file);
    }

    /** The file that CommonJS means by a path: itself, with an extension, or the index of a folder. */
    Optional<String> probe(String url) {
        Path path = FileUrls.path(url).orElse(null);
        if (path == null) {
            return Optional.empty();
        }
        Optional<String> main =
                Files.isDirectory(path) ? PackageJson.in(path).flatMap(found -> found.text("main")) : Optional.empty();
        if (main.isPresent() && !Files.isDirectory(path.resolve(main.get()).normalize())) {
            Optional<String> file = probe(FileUrls.url(path.resolve(main.get())));
            if (file.isPresent()) {
                return file;
            }
        }
        String base = main.isPresent() && Files.isDirectory(path.resolve(main.get()))
                ? path.resolve(main.get()).toString()
                : path.toString();
        return PROBED.stream()
                .map(suffix -> Path.of(base + suffix))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(file -> FileUrls.url(real(file)));
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (java.io.IOException unreachable) {
            return path;
        }
    }
}
