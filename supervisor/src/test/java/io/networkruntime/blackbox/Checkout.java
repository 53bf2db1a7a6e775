package io.networkruntime.blackbox;

import java.nio.file.Files;
import java.nio.file.Path;

/** The source tree that the tests run in. */
final class Checkout {
    private Checkout() {}

    /** Its topmost folder. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("examples"))) {
            Path parent = folder.getParent();
            if (parent == null) {
                throw new IllegalStateException("no folder above the working directory holds 'examples'");
            }
            folder = parent;
        }
        return folder;
    }

    static Path examples() {
        return root().resolve("examples");
    }

    /** Scripts of these tests, each with what it is expected to do. */
    static Path scripts() {
        return root().resolve("supervisor/src/test/resources/blackbox");
    }

    /** A cache of the tests' own, which lasts from run to run. */
    static Path cache() {
        return root().resolve("supervisor/target/blackbox-cache");
    }
}
