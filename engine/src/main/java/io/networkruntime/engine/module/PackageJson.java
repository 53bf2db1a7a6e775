package io.networkruntime.engine.module;

import io.networkruntime.engine.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The {@code package.json} of a package.
 *
 * @param folder the package's folder
 * @param json the whole file
 */
record PackageJson(Path folder, Map<String, @Nullable Object> json) {
    static Optional<PackageJson> in(Path folder) {
        Path file = folder.resolve("package.json");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PackageJson(folder, JsonReader.readObject(Files.readString(file))));
        } catch (IOException | IllegalArgumentException invalid) {
            throw new ImportException(ImportFailure.typeError(
                    "Invalid package configuration \"" + file + "\": " + invalid.getMessage(),
                    "ERR_INVALID_PACKAGE_CONFIG"));
        }
    }

    /** The nearest one above a file, not looking past the {@code node_modules} folder that the file is in. */
    static Optional<PackageJson> above(Path file) {
        for (Path at = file.getParent(); at != null && !at.endsWith("node_modules"); at = at.getParent()) {
            Optional<PackageJson> found = in(at);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    Optional<String> type() {
        return text("type");
    }

    Optional<String> text(String name) {
        return json.get(name) instanceof String value ? Optional.of(value) : Optional.empty();
    }
}
