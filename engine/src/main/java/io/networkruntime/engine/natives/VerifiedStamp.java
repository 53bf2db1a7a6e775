package io.networkruntime.engine.natives;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/**
 * The note beside unpacked files that says with which size and time stamp each was found to have the right hash.
 *
 * @param file where the note lies
 */
record VerifiedStamp(Path file) {
    static final String NAME = "verified";

    static VerifiedStamp in(Path folder) {
        return new VerifiedStamp(folder.resolve(NAME));
    }

    /** Whether the files are still those that were noted; a missing file or note is a no. */
    boolean matches(BundledFiles files) {
        try {
            return Files.readString(file).equals(text(files));
        } catch (IOException e) {
            return false;
        }
    }

    /** The note for the files as they are now. */
    String text(BundledFiles files) throws IOException {
        return line(files.library()) + line(files.icuData());
    }

    private String line(BundledFile bundled) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(file.resolveSibling(bundled.name()), BasicFileAttributes.class);
        return bundled.name()
                + ' '
                + attributes.size()
                + ' '
                + attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS)
                + ' '
                + bundled.sha256()
                + '\n';
    }
}
