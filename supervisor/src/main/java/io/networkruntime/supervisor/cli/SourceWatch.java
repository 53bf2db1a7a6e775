package io.networkruntime.supervisor.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the first change of any of some files, by inotify(7) on their folders: so a file may be replaced, or not exist yet.
 * Any thread.
 */
final class SourceWatch implements AutoCloseable {
    /** Editors write a file in several steps; one change is over when nothing has come for so long. */
    private static final long QUIET_MILLIS = 50;

    private final WatchService service;
    private final Set<Path> files = ConcurrentHashMap.newKeySet();
    private final Map<Path, @Nullable WatchKey> folders = new HashMap<>();
    private final CountDownLatch changed = new CountDownLatch(1);
    private Runnable onChange = () -> {};

    SourceWatch() {
        try {
            service = FileSystems.getDefault().newWatchService();
        } catch (IOException e) {
            throw new UncheckedIOException("files cannot be watched here", e);
        }
        Thread.ofPlatform().daemon().name("source-watch").start(this::watch);
    }

    /** Watches a file from now on. */
    void add(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path folder = absolute.getParent();
        if (folder == null || !files.add(absolute)) {
            return;
        }
        synchronized (folders) {
            if (!folders.containsKey(folder)) {
                folders.put(folder, register(folder));
            }
        }
    }

    private @Nullable WatchKey register(Path folder) {
        try {
            return folder.register(
                    service,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
        } catch (IOException | ClosedWatchServiceException gone) {
            return null;
        }
    }

    /** Watches the file of a module, if it has one. */
    void addUrl(String url) {
        if (url.startsWith("file:")) {
            int end = url.indexOf('?') < 0 ? url.length() : url.indexOf('?');
            try {
                add(Path.of(URI.create(url.substring(0, end))));
            } catch (IllegalArgumentException noPath) {
                // The import fails by itself.
            }
        }
    }

    /** Has this called once, at the first change; at once if that has been. */
    void onChange(Runnable action) {
        synchronized (changed) {
            onChange = action;
        }
        if (hasChanged()) {
            action.run();
        }
    }

    boolean hasChanged() {
        return changed.getCount() == 0;
    }

    void await() throws InterruptedException {
        changed.await();
    }

    private void watch() {
        try {
            while (!concerns(service.take())) {}
            WatchKey more = service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
            while (more != null) {
                more.pollEvents();
                more.reset();
                more = service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
            }
            Runnable action;
            synchronized (changed) {
                changed.countDown();
                action = onChange;
            }
            action.run();
        } catch (InterruptedException | ClosedWatchServiceException over) {
            // Nobody waits any more.
        }
    }

    private boolean concerns(WatchKey key) {
        boolean found = false;
        for (WatchEvent<?> event : key.pollEvents()) {
            found |= event.context() instanceof Path name
                    && key.watchable() instanceof Path folder
                    && files.contains(folder.resolve(name));
        }
        key.reset();
        return found;
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
