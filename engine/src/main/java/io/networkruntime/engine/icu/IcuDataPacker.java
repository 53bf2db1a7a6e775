package io.networkruntime.engine.icu;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/**
 * The packer of the Unicode data inside an icu4j jar into the little-endian {@code icudt<major>l.dat} that ICU4C reads.
 *
 * <p>icu4j carries the data items of ICU one file each and big endian. ICU4C on a little-endian machine wants the very
 * same items with every multi-byte value turned round, behind one table of contents. Each item starts with a header that
 * names its format; a format is a fixed lay-out of 8, 16, 32 and 64 bit values, so turning an item round means walking
 * that lay-out. Names, order of keys and all lengths stay as they are. Two things differ from the jar, both for the sake
 * of V8: {@link DatePatternRepair} and {@link PhraseModel}.
 *
 * <p>The output depends on the jar and the profile alone, so equal input gives equal bytes. An item of an unknown format
 * or version, or one whose lay-out does not fit its length, stops the run with the item's name: wrong data would abort
 * the process that loads it.
 */
public final class IcuDataPacker {
    private static final String DATA_FOLDER = "com/ibm/icu/impl/data/icudata/";

    private IcuDataPacker() {}

    /**
     * What one run wrote.
     *
     * @param file the data file
     * @param bytes its size
     * @param items the number of items per format
     * @param leftOut the names of the items that were not packed
     */
    public record Result(Path file, long bytes, Map<String, Integer> items, List<String> leftOut) {
        public Result {
            items = Map.copyOf(items);
            leftOut = List.copyOf(leftOut);
        }
    }

    /** The name that ICU4C looks for: the major version, then {@code l} for little endian and ASCII. */
    public static String fileName(int major) {
        return packageName(major) + ".dat";
    }

    /**
     * Writes the data file of the jar into the folder, which is made where it is missing.
     *
     * @param jar an icu4j jar
     * @param major the ICU version inside the native library: 77 for Javet 5.0.6
     * @throws IcuDataException if the jar is not icu4j, is of another version, or has an item of an unknown lay-out;
     *     there is no output file then
     */
    public static Result pack(Path jar, int major, Path folder, Profile profile) throws IOException {
        SortedMap<String, byte[]> packed = new TreeMap<>();
        Map<String, Integer> formats = new TreeMap<>();
        TreeSet<String> leftOut = new TreeSet<>();
        String prefix = packageName(major) + '/';
        try (JarFile source = new JarFile(jar.toFile())) {
            requireMajor(source, major);
            for (ZipEntry entry : source.stream().filter(IcuDataPacker::isItem).toList()) {
                DataItem item = read(source, entry);
                if (ItemFormat.SKIPPED.contains(item.signature()) || !profile.keeps(item.name())) {
                    leftOut.add(item.name());
                } else {
                    packed.put(prefix + item.name(), item.swapped());
                    formats.merge(item.signature(), 1, Integer::sum);
                }
            }
        }
        if (packed.isEmpty()) {
            throw new IcuDataException(jar + " holds no ICU data in " + DATA_FOLDER);
        }
        packed.putIfAbsent(prefix + PhraseModel.NAME, PhraseModel.empty());
        Path file = folder.resolve(fileName(major));
        writeAtOnce(packed, file);
        return new Result(file, Files.size(file), formats, List.copyOf(leftOut));
    }

    private static String packageName(int major) {
        return "icudt" + major + 'l';
    }

    private static boolean isItem(ZipEntry entry) {
        return !entry.isDirectory() && entry.getName().startsWith(DATA_FOLDER);
    }

    private static DataItem read(JarFile source, ZipEntry entry) throws IOException {
        try (InputStream in = source.getInputStream(entry)) {
            return DataItem.of(entry.getName().substring(DATA_FOLDER.length()), in.readAllBytes());
        }
    }

    private static void requireMajor(JarFile jar, int major) throws IOException {
        Manifest manifest = jar.getManifest();
        String version =
                manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION);
        if (version == null || !version.matches("[0-9]{2,3}(\\..*)?")) {
            throw new IcuDataException(jar.getName() + " does not say in its manifest which ICU it is");
        }
        if (!version.replaceFirst("\\..*", "").equals(Integer.toString(major))) {
            throw new IcuDataException(
                    jar.getName() + " is ICU " + version + ", but the native library is built with ICU " + major);
        }
    }

    private static void writeAtOnce(SortedMap<String, byte[]> items, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path part = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid());
        try {
            CommonDataFile.write(items, part);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
