package io.networkruntime.conformance;

import java.nio.file.Path;

/**
 * Where things are in the source tree.
 *
 * @param module the folder of this module
 */
record Project(Path module) {
    Path defaultCorpus() {
        return module.toAbsolutePath().normalize().resolve("../../shared/wpt").normalize();
    }

    Expectations expectations() {
        return new Expectations(module.resolve("src/main/expectations"));
    }
}
