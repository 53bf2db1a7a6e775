package io.networkruntime.engine.natives;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/**
 * The list of the two files that V8 needs, written by the build beside the classes.
 *
 * @param library Javet's V8 with ICU
 * @param icuData the Unicode data of the same ICU
 */
record BundledFiles(BundledFile library, BundledFile icuData) {
    static final String RESOURCE = "natives.properties";

    private static final int KEY_DIGITS = 12;

    /**
     * Reads the list.
     *
     * @throws NativesUnavailableException if the build left none
     */
    static BundledFiles read() {
        Properties properties = new Properties();
        try (InputStream in = BundledFiles.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new NativesUnavailableException("the engine was built without " + RESOURCE);
            }
            properties.load(in);
        } catch (IOException e) {
            throw new NativesUnavailableException("cannot read " + RESOURCE + ": " + e.getMessage(), e);
        }
        return new BundledFiles(BundledFile.read(properties, "library"), BundledFile.read(properties, "icu"));
    }

    String text() {
        return library.lines("library") + icuData.lines("icu");
    }

    /** A folder name that differs whenever a byte of a file differs. */
    String folderName() {
        return "natives-" + library.sha256().substring(0, KEY_DIGITS) + '-'
                + icuData.sha256().substring(0, KEY_DIGITS);
    }

    long bytes() {
        return library.bytes() + icuData.bytes();
    }
}
