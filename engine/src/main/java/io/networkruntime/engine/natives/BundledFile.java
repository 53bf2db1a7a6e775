package io.networkruntime.engine.natives;

import java.io.InputStream;
import java.util.Properties;

/**
 * A file that travels inside a jar, with what the build measured of it.
 *
 * @param resource the name on the class path, absolute or relative to this package
 * @param bytes its size
 * @param sha256 its SHA-256, 64 lower-case hex digits
 */
record BundledFile(String resource, long bytes, String sha256) {
    static BundledFile read(Properties properties, String key) {
        return new BundledFile(
                required(properties, key + ".resource"),
                Long.parseLong(required(properties, key + ".bytes")),
                required(properties, key + ".sha256"));
    }

    String lines(String key) {
        return "%1$s.resource=%2$s%n%1$s.bytes=%3$d%n%1$s.sha256=%4$s%n".formatted(key, resource, bytes, sha256);
    }

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

    private static String required(Properties properties, String key) {
        String value = properties.getProperty(key);
        if (value == null) {
            throw new NativesUnavailableException(
                    BundledFiles.RESOURCE + " has no line " + key + ": the installation is damaged");
        }
        return value;
    }
}
