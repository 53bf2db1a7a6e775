package io.networkruntime.engine.snapshot;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.options.V8RuntimeOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The snapshots of the bundles in one folder, each made when it is first asked for.
 *
 * <p>A file's name holds the versions of Javet and V8 and a checksum of the bundle, so that nothing stale is ever used and
 * several builds share a folder. Making one twice at the same time is harmless: the files are equal and appear at once.
 */
public final class SnapshotStore {

    /** A bundle of the build. */
    public enum Bundle {
        /** The web platform and NETWORK. */
        WORKER,
        /** The web platform, V8Sandbox and Deno. */
        MAIN;

        private String resource() {
            return name().toLowerCase(java.util.Locale.ROOT) + ".js";
        }
    }

    private final Path folder;

    public SnapshotStore(Path folder) {
        this.folder = folder;
    }

    /**
     * The snapshot's file, made if it is missing or damaged.
     *
     * @throws IOException if the folder cannot be written
     * @throws IllegalStateException if the bundle does not run, which is a mistake of the build
     */
    public Path file(Bundle bundle, V8Host host) throws IOException {
        String source = source(bundle);
        Path file = folder.resolve(name(bundle, source, host.getJavetVersion()));
        if (!isGood(file)) {
            SnapshotFile.write(file, make(bundle, source, host));
        }
        return file;
    }

    /** The file's name without loading V8, or null if the snapshot has yet to be made. */
    public @Nullable Path existing(Bundle bundle, String javetVersion) throws IOException {
        Path file = folder.resolve(name(bundle, source(bundle), javetVersion));
        return Files.exists(file) ? file : null;
    }

    private static boolean isGood(Path file) {
        try {
            return SnapshotFile.read(file).length > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String name(Bundle bundle, String source, String javetVersion) {
        CRC32C crc = new CRC32C();
        crc.update(source.getBytes(StandardCharsets.UTF_8));
        return "%s-%s-%08x-%d.snapshot".formatted(bundle.resource(), javetVersion, crc.getValue(), source.length());
    }

    private static String source(Bundle bundle) throws IOException {
        try (InputStream in = SnapshotStore.class.getResourceAsStream(bundle.resource())) {
            if (in == null) {
                throw new IllegalStateException("the build has no bundle " + bundle.resource());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] make(Bundle bundle, String source, V8Host host) {
        V8RuntimeOptions options = new V8RuntimeOptions();
        options.setCreateSnapshotEnabled(true);
        try (V8Runtime runtime = host.createV8Runtime(options)) {
            runtime.getExecutor(source)
                    .setResourceName("internal:" + bundle.resource())
                    .executeVoid();
            return runtime.createSnapshot();
        } catch (JavetException e) {
            throw new IllegalStateException("the bundle " + bundle.resource() + " does not run: " + e.getMessage(), e);
        }
    }
}
