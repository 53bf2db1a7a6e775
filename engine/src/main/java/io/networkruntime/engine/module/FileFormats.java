package io.networkruntime.engine.module;

import io.networkruntime.engine.module.ModuleContent.Format;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** What a file is, by its name, its package and, inside a package that does not say, its text. */
final class FileFormats {
    private FileFormats() {}

    static Format of(Path path, byte[] bytes) {
        return switch (extension(path)) {
            case "ts", "mts", "cts" -> Format.TYPESCRIPT;
            case "tsx" -> Format.TSX;
            case "jsx" -> Format.JSX;
            case "json" -> Format.JSON;
            case "cjs" -> Format.COMMON_JS;
            case "mjs" -> Format.ES_MODULE;
            default -> ofPackage(path, bytes);
        };
    }

    /** The format of a name that is not JavaScript or data. */
    static Optional<Format> transpiled(String name) {
        return switch (extension(name)) {
            case "ts", "mts", "cts" -> Optional.of(Format.TYPESCRIPT);
            case "tsx" -> Optional.of(Format.TSX);
            case "jsx" -> Optional.of(Format.JSX);
            default -> Optional.empty();
        };
    }

    private static String extension(Path path) {
        return extension(String.valueOf(path.getFileName()));
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static Format ofPackage(Path path, byte[] bytes) {
        String declared = PackageJson.above(path).flatMap(PackageJson::type).orElse("");
        if (declared.equals("commonjs")) {
            return Format.COMMON_JS;
        } else if (declared.equals("module") || !isInstalled(path)) {
            return Format.ES_MODULE;
        }
        return looksLikeModule(new String(bytes, StandardCharsets.UTF_8)) ? Format.ES_MODULE : Format.COMMON_JS;
    }

    /** Whether a file belongs to an installed package, whose unmarked files are CommonJS; those of the program are ES modules. */
    private static boolean isInstalled(Path path) {
        for (Path part : path) {
            if (part.toString().equals("node_modules")) {
                return true;
            }
        }
        return false;
    }

    private static boolean looksLikeModule(String text) {
        if (!text.contains("import") && !text.contains("export")) {
            return false;
        }
        return ImportScanner.ofModule(text).stream().anyMatch(site -> !(site instanceof ImportSite.Dynamic))
                || ImportScanner.exports(text);
    }

    static Optional<Format> ofExtension(String name) {
        return name.endsWith(".json") ? Optional.of(Format.JSON) : Optional.empty();
    }
}
