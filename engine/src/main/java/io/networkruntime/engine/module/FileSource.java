package io.networkruntime.engine.module;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Modules that are files of this machine or {@code data:} URLs, as the main isolate imports them. */
public final class FileSource implements ModuleSource {
    private static final List<String> GUESSES = List.of(".js", ".ts", ".mjs", ".mts", ".json", ".jsx", ".tsx");

    @Override
    public ModuleContent read(String url) {
        if (url.startsWith("data:")) {
            return DataUrls.read(url);
        }
        Path path = FileUrls.path(url)
                .orElseThrow(() ->
                        new ImportException(ImportFailure.typeError("Not a file: \"" + url + "\"", "ERR_INVALID_URL")));
        try {
            byte[] bytes = Files.readAllBytes(path);
            return new ModuleContent(bytes, FileFormats.of(path, bytes));
        } catch (NoSuchFileException missing) {
            throw notFound(url, path);
        } catch (IOException unreadable) {
            if (!Files.exists(path)) {
                throw notFound(url, path);
            } else if (Files.isDirectory(path)) {
                throw new ImportException(ImportFailure.typeError(
                        "Cannot import the folder \"" + url + "\": name a file in it", "ERR_UNSUPPORTED_DIR_IMPORT"));
            }
            throw new ImportException(ImportFailure.typeError(
                    "Cannot read \"" + url + "\": " + unreadable.getClass().getSimpleName() + " "
                            + unreadable.getMessage(),
                    ""));
        }
    }

    private static ImportException notFound(String url, Path path) {
        Optional<String> guess = GUESSES.stream()
                .filter(extension -> Files.isRegularFile(Path.of(path + extension)))
                .findFirst();
        String hint = guess.map(extension -> " Maybe add a '" + extension + "' extension?")
                .orElse("");
        return new ImportException(
                ImportFailure.typeError("Module not found \"" + url + "\"." + hint, ImportFailure.NOT_FOUND));
    }
}
