package io.networkruntime.engine.natives;

import java.io.InputStream;

/**
 * A file that travels inside a jar of the class path.
 *
 * @param resource the name on the class path, absolute or relative to this package
 * @param bytes its size
 * @param sha256 its SHA-256, 64 lower-case hex digits
 */
record BundledFile(String resource, long bytes, String sha256) {
    /** The last part of the resource's name, which is the name on disk too. */
    String name() {
        return resource.substring(resource.lastIndexOf('/') + 1);
    }

    InputStream open() {
        InputStream in = BundledFile.class.getResourceAsStream(resource);
        if (in == null) {
            throw new NativesUnavailableException("the class path has no " + resource
                    + " and the cache folder has no copy of it: the installation is incomplete");
        }
        return in;
    }
}
