package io.networkruntime.engine.natives;

import java.util.Locale;

/**
 * An operating system and a processor, in the words of the JVM ({@code os.name}, {@code os.arch}).
 *
 * @param system such as {@code Linux}
 * @param processor such as {@code amd64}
 */
record Platform(String system, String processor) {
    static Platform ofThisJvm() {
        return new Platform(System.getProperty("os.name", "unknown"), System.getProperty("os.arch", "unknown"));
    }

    /**
     * Ends with an error unless the native library was built for this platform.
     *
     * @throws NativesUnavailableException if it was not
     */
    void requireSupported() {
        boolean intel = processor.equals("amd64") || processor.equals("x86_64");
        if (!system.toLowerCase(Locale.ROOT).equals("linux") || !intel) {
            throw new NativesUnavailableException("no native library for " + system + " on " + processor
                    + ": network-runtime runs on Linux on amd64 (x86_64)");
        }
    }
}
