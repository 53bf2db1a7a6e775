package io.networkruntime.engine.natives;

/**
 * The two files that V8 needs.
 *
 * <p>Sizes and hashes are written down here, so that a start need not open a jar to know what it looks for, and nothing
 * else can take the place of the library unnoticed. {@link NativesBuild} compares them with the real files and prints what
 * to write here when Javet, icu4j or the packer has changed.
 *
 * @param library Javet's V8 with ICU
 * @param icuData the Unicode data of the same ICU, made by the build
 */
record BundledFiles(BundledFile library, BundledFile icuData) {
    private static final int KEY_DIGITS = 12;

    /** Javet 5.0.6 with V8 14.7, and the data of ICU 77.1. */
    static BundledFiles ofThisVersion() {
        return new BundledFiles(
                new BundledFile(
                        "/libjavet-v8-linux-x86_64-i18n.v.5.0.6.so",
                        45_335_824,
                        "221ca74d0c5c92fdebc007acc7930a87166e4bef2ab361f1ff386f6e34312496"),
                new BundledFile(
                        "icudt77l.dat",
                        24_219_520,
                        "2275c12a6017745ef6068d58e1e797ee63dbd4fe102100ec583ed3605a5560c1"));
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
