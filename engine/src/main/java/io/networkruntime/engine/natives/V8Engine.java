package io.networkruntime.engine.natives;

import com.caoccao.javet.enums.JSRuntimeType;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.loader.IJavetLibLoadingListener;
import com.caoccao.javet.interop.loader.JavetLibLoader;
import com.caoccao.javet.interop.options.V8Flags;
import com.caoccao.javet.interop.options.V8RuntimeOptions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The loading of V8 into this process, which happens once and cannot be undone.
 *
 * <p>Any thread may call it. Without a readable data file the first {@code Intl} call of a script would abort the process,
 * so that is checked before.
 */
public final class V8Engine {
    private V8Engine() {}

    /**
     * Loads V8, or gives the one that was loaded before with the same files and flags.
     *
     * @throws NativesUnavailableException if a file is missing, is not readable, or the library does not load
     * @throws IllegalStateException if this process has V8 with other files or flags already
     */
    public static V8Host load(NativeFiles files, EngineFlags flags) {
        Platform.ofThisJvm().requireSupported();
        V8Flags settings = V8RuntimeOptions.V8_FLAGS;
        synchronized (settings) {
            if (settings.getIcuDataFile() == null) {
                requireReadable(files.library());
                requireReadable(files.icuData());
                configure(settings, files, flags);
            } else if (!settings.getIcuDataFile().equals(files.icuData().toString())
                    || !settings.getCustomFlags().equals(flags.text())) {
                throw new IllegalStateException("V8 is in this process with " + settings.getIcuDataFile() + " and "
                        + settings.getCustomFlags() + ", which cannot become " + files.icuData() + " and "
                        + flags.text());
            }
            return host(files);
        }
    }

    private static void configure(V8Flags settings, NativeFiles files, EngineFlags flags) {
        // Javet logs through java.util.logging, whose default is the console; the loggers below inherit this level
        // and keep their parent alive. What goes wrong is thrown as well. (A library that does not load is printed to
        // System.err by Javet's class loader nevertheless: that is not a log and cannot be turned off.)
        Logger.getLogger("com.caoccao.javet").setLevel(Level.OFF);
        JavetLibLoader.setLibLoadingListener(new PlainFolder(files.folder()));
        settings.setUseStrict(false);
        settings.setIcuDataFile(files.icuData().toString());
        settings.setCustomFlags(flags.text());
    }

    private static V8Host host(NativeFiles files) {
        V8Host host = V8Host.getV8I18nInstance();
        if (!host.isLibraryLoaded()) {
            JavetException cause = host.getLastException();
            throw new NativesUnavailableException(
                    "cannot load " + files.library() + ": "
                            + rootMessage(cause).replace(files.library() + ": ", "")
                            + " (the file system must not be mounted noexec, and the C library must be glibc)",
                    cause);
        }
        return host;
    }

    private static String rootMessage(Throwable thrown) {
        Throwable root = thrown;
        for (Throwable cause = root.getCause(); cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return String.valueOf(root.getMessage());
    }

    private static void requireReadable(Path file) {
        if (!Files.isReadable(file)) {
            throw new NativesUnavailableException(file + " is missing or this user may not read it");
        }
    }

    /** Javet's library where it lies; by default Javet would copy 45 MB per process. */
    private record PlainFolder(Path folder) implements IJavetLibLoadingListener {
        @Override
        public File getLibPath(JSRuntimeType type) {
            return folder.toFile();
        }

        @Override
        public boolean isDeploy(JSRuntimeType type) {
            return false;
        }
    }
}
