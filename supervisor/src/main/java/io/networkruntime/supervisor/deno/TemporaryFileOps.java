package io.networkruntime.supervisor.deno;

import io.networkruntime.engine.ops.OpArguments;
import io.networkruntime.engine.ops.OpException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Files and folders with a name that nobody else has: makeTempFile, makeTempDir. */
final class TemporaryFileOps {
    private static final String FORBIDDEN = "<>:\"/\\|?*";
    private static final int RANDOM_BYTES = 8;
    private static final int OWNER_ONLY_FILE = 0600;
    private static final int OWNER_ONLY_FOLDER = 0700;

    private final WorkingDirectory directory;
    private final Environment environment;
    private final SecureRandom random = new SecureRandom();

    private TemporaryFileOps(WorkingDirectory directory, Environment environment) {
        this.directory = directory;
        this.environment = environment;
    }

    static void register(Ops ops, WorkingDirectory directory, Environment environment) {
        TemporaryFileOps temporary = new TemporaryFileOps(directory, environment);
        ops.both("denoMakeTempFile", a -> temporary.make(a, false));
        ops.both("denoMakeTempDir", a -> temporary.make(a, true));
    }

    /** Arguments: folder, prefix and suffix of the name, each optional. */
    private String make(OpArguments a, boolean folder) {
        String parent = a.isNullish(0) ? environment.values().getOrDefault("TMPDIR", "/tmp") : a.string(0);
        String prefix = part(a, 1);
        String suffix = part(a, 2);
        String operation = folder ? "tmpdir" : "tmpfile";
        Path within = directory.resolve(parent, operation);
        return OsFailure.explain(operation, () -> {
            for (; ; ) {
                byte[] middle = new byte[RANDOM_BYTES];
                random.nextBytes(middle);
                String name = prefix + HexFormat.of().formatHex(middle) + suffix;
                try {
                    if (folder) {
                        Files.createDirectory(within.resolve(name), FileMode.attribute(OWNER_ONLY_FOLDER));
                    } else {
                        Files.createFile(within.resolve(name), FileMode.attribute(OWNER_ONLY_FILE));
                    }
                    return Path.of(parent).resolve(name).toString();
                } catch (FileAlreadyExistsException e) {
                    // Taken: the next one.
                }
            }
        });
    }

    /** Refuses what some system would not have in a name, as Deno does everywhere. */
    private static void check(int character) {
        if (Character.isISOControl(character)) {
            String text = character == 0 ? "\\0" : "\\u{%x}".formatted(character);
            throw new OpException("Error", "Invalid control character in prefix or suffix: \"" + text + "\"");
        }
        if (FORBIDDEN.indexOf(character) >= 0) {
            String text = (character == '"' || character == '\\' ? "\\" : "") + (char) character;
            throw new OpException("Error", "Invalid character in prefix or suffix: \"" + text + "\"");
        }
    }

    private static String part(OpArguments a, int index) {
        String part = a.isNullish(index) ? "" : a.string(index);
        part.chars().forEach(TemporaryFileOps::check);
        return part;
    }
}
