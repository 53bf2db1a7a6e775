package io.networkruntime.engine.icu;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** The icu4j jar that the build fetched, and small jars that look like it. */
final class IcuJars {
    static final String DATA_FOLDER = "com/ibm/icu/impl/data/icudata/";

    private IcuJars() {}

    static Path icu4j() throws IOException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of("target", "icu4j"), "icu4j-*.jar")) {
            return jars.iterator().next();
        }
    }

    static byte[] read(String entry) throws IOException {
        try (JarFile jar = new JarFile(icu4j().toFile());
                InputStream in = jar.getInputStream(jar.getEntry(entry))) {
            return in.readAllBytes();
        }
    }

    static byte[] head(byte[] whole, int length) {
        return Arrays.copyOf(whole, length);
    }

    static Path with(Path jar, String version, String entry, byte[] content) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            out.putNextEntry(new ZipEntry(entry));
            out.write(content);
        }
        return jar;
    }
}
