package io.networkruntime.engine.natives;

import io.networkruntime.engine.icu.IcuDataPacker;
import io.networkruntime.engine.icu.Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The build step that makes the Unicode data file beside the compiled classes and checks {@link BundledFiles}.
 *
 * <p>Maven runs it after compilation, with the classes and Javet's native jar on the class path. Nothing is done when the
 * inputs are those of the last run.
 */
public final class NativesBuild {
    private NativesBuild() {}

    /** Takes the icu4j jar, its major version, the folder of the compiled classes and a file for notes. */
    public static void main(String[] args) throws IOException {
        if (args.length != 4) {
            System.err.println("usage: NativesBuild <icu4j.jar> <ICU major> <classes folder> <stamp file>");
            System.exit(2);
        }
        try {
            build(Path.of(args[0]), Integer.parseInt(args[1]), Path.of(args[2]), Path.of(args[3]));
        } catch (IOException | NativesUnavailableException e) {
            System.err.println("cannot make the native files: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void build(Path icu4j, int major, Path classes, Path stamp) throws IOException {
        BundledFiles expected = BundledFiles.ofThisVersion();
        Path folder = classes.resolve(NativesBuild.class.getPackageName().replace('.', '/'));
        Path data = folder.resolve(IcuDataPacker.fileName(major));
        String inputs = "%s, ICU %d, packer %s, %s%n".formatted(state(icu4j), major, packer(classes), expected);
        if (Files.isRegularFile(data) && isSame(stamp, inputs)) {
            return;
        }
        IcuDataPacker.Result result = IcuDataPacker.pack(icu4j, major, folder, Profile.V8);
        requireEqual(expected.library(), library(expected.library().resource(), major));
        requireEqual(
                expected.icuData(), new BundledFile(IcuDataPacker.fileName(major), result.bytes(), Sha256.of(data)));
        Files.writeString(stamp, inputs);
        System.out.printf(
                "%s: %,d bytes, items %s%n", data.getFileName(), result.bytes(), new TreeMap<>(result.items()));
    }

    private static void requireEqual(BundledFile expected, BundledFile actual) {
        if (!expected.equals(actual)) {
            throw new NativesUnavailableException("BundledFiles says " + expected + ", but the build has " + actual
                    + "; if that is meant, write it there");
        }
    }

    /** Measures the library and makes sure that it asks for data of that ICU, since otherwise each Intl call aborts. */
    private static BundledFile library(String resource, int major) throws IOException {
        try (InputStream in = new BundledFile(resource, 0, "").open()) {
            MarkedCopy copy = new MarkedCopy("icudt" + major + 'l');
            String sha256 = Sha256.ofCopy(in, copy);
            if (!copy.hasSeenMark()) {
                throw new NativesUnavailableException(resource + " is not built with ICU " + major
                        + ": icu4j.version must have the same major version as the ICU in the library");
            }
            return new BundledFile(resource, copy.bytes(), sha256);
        }
    }

    private static boolean isSame(Path stamp, String inputs) throws IOException {
        return Files.isRegularFile(stamp) && Files.readString(stamp).equals(inputs);
    }

    private static String state(Path file) throws IOException {
        return file.getFileName() + " " + Files.size(file) + ' ' + Files.getLastModifiedTime(file);
    }

    /** The hash of the packer's own classes, so that a change of the packer makes new data. */
    private static String packer(Path classes) throws IOException {
        Path room = classes.resolve(IcuDataPacker.class.getPackageName().replace('.', '/'));
        StringBuilder hashes = new StringBuilder();
        try (Stream<Path> files = Files.list(room)) {
            for (Path file : files.sorted().toList()) {
                hashes.append(Sha256.of(file));
            }
        }
        return Sha256.ofCopy(
                new ByteArrayInputStream(hashes.toString().getBytes(StandardCharsets.US_ASCII)),
                OutputStream.nullOutputStream());
    }
}
