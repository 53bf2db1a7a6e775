package io.networkruntime.engine.natives;

import com.caoccao.javet.interop.loader.JavetLibLoader;
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
 * The build step that makes the Unicode data file and the list of native files beside the compiled classes.
 *
 * <p>Maven runs it after compilation, with the classes and Javet's native jar on the class path. Nothing is done when the
 * inputs are those of the last run.
 */
public final class NativesBuild {
    private static final String LIBRARY = "/libjavet-v8-linux-x86_64-i18n.v." + JavetLibLoader.LIB_VERSION + ".so";

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
        Path folder = classes.resolve(NativesBuild.class.getPackageName().replace('.', '/'));
        Path list = folder.resolve(BundledFiles.RESOURCE);
        Path data = folder.resolve(IcuDataPacker.fileName(major));
        String inputs = "%s ICU %d, %s, packer %s%n".formatted(state(icu4j), major, LIBRARY, packer(classes));
        if (Files.isRegularFile(list) && Files.isRegularFile(data) && isSame(stamp, inputs)) {
            return;
        }
        IcuDataPacker.Result result = IcuDataPacker.pack(icu4j, major, folder, Profile.V8);
        BundledFiles files = new BundledFiles(
                library(major), new BundledFile(data.getFileName().toString(), result.bytes(), Sha256.of(data)));
        Files.writeString(list, files.text());
        Files.writeString(stamp, inputs);
        System.out.printf(
                "%s: %,d bytes, items %s%n", data.getFileName(), result.bytes(), new TreeMap<>(result.items()));
    }

    /** Measures the library and makes sure that it asks for data of that ICU, since otherwise each Intl call aborts. */
    private static BundledFile library(int major) throws IOException {
        try (InputStream in = NativesBuild.class.getResourceAsStream(LIBRARY)) {
            if (in == null) {
                throw new NativesUnavailableException("the class path has no " + LIBRARY);
            }
            MarkedCopy copy = new MarkedCopy("icudt" + major + 'l');
            String sha256 = Sha256.ofCopy(in, copy);
            if (!copy.hasSeenMark()) {
                throw new NativesUnavailableException(LIBRARY + " is not built with ICU " + major
                        + ": icu4j.version must have the same major version as the ICU in the library");
            }
            return new BundledFile(LIBRARY, copy.bytes(), sha256);
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
