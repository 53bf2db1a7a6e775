package io.networkruntime.engine.snapshot;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.options.V8RuntimeOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Makes the snapshots of the bundles in a folder that belongs to one build of the bundles and of V8.
 *
 * <p>A snapshot is tied to the very V8 that made it, so none is ever shipped.
 */
public final class SnapshotStore {

    /** A bundle of the build. */
    public enum Bundle {
        /** The web platform and NETWORK. */
        WORKER,
        /** The web platform, V8Sandbox and Deno. */
        MAIN;

        private String resource() {
            return name().toLowerCase(Locale.ROOT) + ".js";
        }

        /** The name of its snapshot in the folder. */
        public String fileName() {
            return name().toLowerCase(Locale.ROOT) + ".snapshot";
        }
    }

    private final Path folder;

    public SnapshotStore(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes a bundle's snapshot, and replaces the one that is there.
     *
     * @throws IOException if the folder cannot be written
     * @throws IllegalStateException if the bundle does not run, which is a mistake of the build
     */
    public Path make(Bundle bundle, V8Host host) throws IOException {
        Path file = folder.resolve(bundle.fileName());
        SnapshotFile.write(file, snapshot(bundle, source(bundle), host));
        return file;
    }

    private static String source(Bundle bundle) throws IOException {
        try (InputStream in = SnapshotStore.class.getResourceAsStream(bundle.resource())) {
            if (in == null) {
                throw new IllegalStateException("the build has no bundle " + bundle.resource());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] snapshot(Bundle bundle, String source, V8Host host) {
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
