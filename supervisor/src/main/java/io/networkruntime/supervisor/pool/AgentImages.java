package io.networkruntime.supervisor.pool;

import io.networkruntime.engine.natives.CacheFolder;
import io.networkruntime.engine.natives.NativeFiles;
import io.networkruntime.engine.snapshot.SnapshotStore;
import io.networkruntime.supervisor.process.AgentCommand;
import io.networkruntime.supervisor.process.AgentLaunchException;
import io.networkruntime.supervisor.process.AgentLauncher;
import io.networkruntime.supervisor.process.AgentProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Makes the image of agents ready in the cache folder: natives, snapshots, AOT cache.
 *
 * <p>What is missing is made by one preparing process, once per build, however many supervisors ask at the same time.
 * Without an AOT cache agents start more slowly and behave the same, so its absence is only told.
 */
public final class AgentImages {
    private static final Duration PREPARE_TIMEOUT = Duration.ofMinutes(2);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final Duration TRAIN_AGAIN_AFTER = Duration.ofHours(1);
    private static final String TRAINED = "aot";
    private static final String UNTRAINED = "no";

    /** One class of each jar that an agent needs. */
    private static final List<String> MARKERS = List.of(
            "io/networkruntime/agent/AgentMain.class",
            "io/networkruntime/protocol/FromAgent.class",
            "io/networkruntime/engine/isolate/JsIsolate.class",
            "com/caoccao/javet/interop/V8Host.class",
            "com/fasterxml/jackson/core/JsonFactory.class",
            "org/jspecify/annotations/NullMarked.class");

    private final CacheFolder cache;
    private final AgentLauncher launcher;
    private final Consumer<String> log;

    public AgentImages(CacheFolder cache, AgentLauncher launcher, Consumer<String> log) {
        this.cache = cache;
        this.launcher = launcher;
        this.log = log;
    }

    /** Finds the image or makes it; blocks for some seconds the first time. */
    public AgentImage prepare() {
        NativeFiles natives = NativeFiles.ensureIn(cache);
        List<Path> classPath =
                MARKERS.stream().map(AgentImages::home).distinct().toList();
        try {
            Path folder = Files.createDirectories(natives.folder().resolve(fingerprint(classPath)));
            Path empty = Files.createDirectories(folder.resolve("empty"));
            Path done = folder.resolve("prepared");
            if (!isPrepared(done, classPath)) {
                prepareLocked(folder, natives, classPath, empty, done);
            }
            return image(
                    natives, folder, classPath, empty, Files.readString(done).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("the cache folder " + natives.folder() + " cannot be used", e);
        }
    }

    /** The snapshot of the main bundle, which lies beside the worker's. */
    public static Path mainSnapshot(AgentImage image) {
        return image.snapshot().resolveSibling(SnapshotStore.Bundle.MAIN.fileName());
    }

    /** A training run that failed, for want of memory or time, is worth another try after a while. */
    private static boolean isPrepared(Path done, List<Path> classPath) throws IOException {
        if (!Files.exists(done)) {
            return false;
        }
        Instant again = Files.getLastModifiedTime(done).toInstant().plus(TRAIN_AGAIN_AFTER);
        return Files.readString(done).strip().equals(TRAINED)
                || !jarsOnly(classPath)
                || Instant.now().isBefore(again);
    }

    private void prepareLocked(Path folder, NativeFiles natives, List<Path> classPath, Path empty, Path done)
            throws IOException {
        try (FileChannel channel =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = lock(channel)) {
            if (isPrepared(done, classPath)) {
                return;
            }
            boolean again = Files.exists(done);
            AgentImage bare = image(natives, folder, classPath, empty, UNTRAINED);
            Path aot = folder.resolve("agent.aot");
            boolean trained = jarsOnly(classPath) && run(bare, folder, Optional.of(aot)) && Files.exists(aot);
            if (!trained) {
                log.accept("no AOT cache for agents (they start more slowly): "
                        + (jarsOnly(classPath) ? "the training run failed" : "the class path holds folders"));
                if (!again && !run(bare, folder, Optional.empty())) {
                    throw new IOException("the process that makes the snapshots failed; run with -v to see why");
                }
            }
            Files.writeString(done, trained ? TRAINED : UNTRAINED);
        }
    }

    /** Waits for other processes, and for others in this one, to whom Java says no instead of letting them wait. */
    private static FileLock lock(FileChannel channel) throws IOException {
        while (true) {
            try {
                return channel.lock();
            } catch (OverlappingFileLockException held) {
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            }
        }
    }

    private static boolean jarsOnly(List<Path> classPath) {
        return classPath.stream().allMatch(Files::isRegularFile);
    }

    private boolean run(AgentImage bare, Path folder, Optional<Path> aotOutput) throws IOException {
        List<String> flags = new ArrayList<>(AgentImage.JVM_FLAGS);
        aotOutput.ifPresent(file -> flags.add("-XX:AOTCacheOutput=" + file));
        AgentCommand command = bare.command(
                AgentImage.PREPARE_CLASS,
                List.of(bare.natives().toString(), folder.toString()),
                Optional.empty(),
                flags,
                true);
        try (AgentProcess process = launcher.launch(command, log)) {
            process.exit().get(PREPARE_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            return process.exit().join().code() == 0;
        } catch (AgentLaunchException e) {
            throw new IOException("cannot start the process that makes the snapshots: " + e.getMessage(), e);
        } catch (java.util.concurrent.TimeoutException | java.util.concurrent.ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("interrupted").initCause(e);
        }
    }

    private static AgentImage image(NativeFiles natives, Path folder, List<Path> classPath, Path empty, String aot) {
        Path cacheFile = folder.resolve("agent.aot");
        return new AgentImage(
                Path.of(System.getProperty("java.home")),
                classPath,
                natives.folder(),
                folder.resolve(SnapshotStore.Bundle.WORKER.fileName()),
                aot.equals(TRAINED) && Files.exists(cacheFile) ? Optional.of(cacheFile) : Optional.empty(),
                empty,
                AgentImage.MAIN_CLASS);
    }

    /** The jar or folder that a class comes from. */
    private static Path home(String resource) {
        URL url = AgentImages.class.getClassLoader().getResource(resource);
        if (url == null) {
            throw new IllegalStateException("the class path lacks " + resource + ", which agents need");
        }
        return home(url, resource);
    }

    private static Path home(URL url, String resource) {
        String text = url.toString();
        String place = text.startsWith("jar:")
                ? text.substring("jar:".length(), text.indexOf("!/"))
                : text.substring(0, text.length() - resource.length());
        try {
            return Path.of(new URI(place));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("agents cannot be started from " + url, e);
        }
    }

    /** Changes with the JDK and with every file that an agent is made from. */
    private static String fingerprint(List<Path> classPath) throws IOException {
        CRC32C crc = new CRC32C();
        update(crc, System.getProperty("java.vm.version") + AgentImage.JVM_FLAGS);
        for (Path entry : classPath) {
            update(crc, entry.toString());
            if (Files.isRegularFile(entry)) {
                update(
                        crc,
                        Files.size(entry) + " "
                                + Files.getLastModifiedTime(entry).toMillis());
            } else {
                fingerprintFolder(crc, entry);
            }
        }
        return "image-%08x".formatted(crc.getValue());
    }

    private static void fingerprintFolder(CRC32C crc, Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                if (Files.isRegularFile(file)) {
                    update(
                            crc,
                            file + " " + Files.size(file) + " "
                                    + Files.getLastModifiedTime(file).toMillis());
                }
            }
        }
    }

    private static void update(CRC32C crc, @Nullable String text) {
        crc.update(String.valueOf(text).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
