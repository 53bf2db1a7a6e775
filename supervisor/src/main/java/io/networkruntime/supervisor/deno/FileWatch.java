package io.networkruntime.supervisor.deno;

import io.networkruntime.engine.json.JsonWriter;
import io.networkruntime.engine.ops.OpException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The changes under some paths, {@code Deno.watchFs}; by inotify(7), on a thread of its own. */
final class FileWatch implements Resource {
    /** So many changes wait for the script; what comes beyond is lost, and the script is told. */
    private static final int ROOM = 1024;

    private static final Map<String, Object> END = Map.of();
    private static final Map<String, Object> LOST = Map.of("kind", "other", "paths", List.of(), "flag", "rescan");

    private final Inotify inotify;
    private final WatchedTree tree;
    private final BlockingQueue<Map<String, Object>> waiting = new LinkedBlockingQueue<>();
    private final AtomicBoolean lost = new AtomicBoolean();

    private FileWatch(Inotify inotify, WatchedTree tree) {
        this.inotify = inotify;
        this.tree = tree;
    }

    static void register(Ops ops, ResourceTable resources, WorkingDirectory directory) {
        ops.sync(
                "denoWatch",
                a -> OsFailure.explain("", () -> {
                    List<Path> ignored = a.isNullish(2) ? List.of() : paths(a.string(2), directory);
                    return resources.add(start(paths(a.string(0), directory), a.bool(1), ignored));
                }));
        ops.on("denoWatchNext", resources, FileWatch.class, (watch, _) -> watch.next());
    }

    private static List<Path> paths(String joined, WorkingDirectory directory) {
        List<Path> paths = new ArrayList<>();
        for (String path : joined.split("\0", -1)) {
            paths.add(directory.resolve(path, "watch").normalize());
        }
        return paths;
    }

    private static FileWatch start(List<Path> paths, boolean recursive, List<Path> ignored) throws IOException {
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new OpException("NotFound", "No path was found.");
            }
        }
        Inotify inotify = Inotify.open();
        try {
            WatchedTree tree = new WatchedTree(inotify, recursive, ignored);
            for (Path path : paths) {
                tree.addRoot(path);
            }
            FileWatch watch = new FileWatch(inotify, tree);
            Thread.ofPlatform().daemon().name("file watch").start(watch::read);
            return watch;
        } catch (IOException | RuntimeException e) {
            inotify.close();
            throw e;
        }
    }

    private void read() {
        for (List<Inotify.Event> events = inotify.read(); !events.isEmpty(); events = inotify.read()) {
            for (Inotify.Event event : events) {
                for (Map<String, Object> change : tree.changes(event)) {
                    if (waiting.size() < ROOM) {
                        waiting.add(change);
                    } else {
                        lost.set(true);
                    }
                }
            }
        }
        waiting.add(END);
        inotify.close();
    }

    /** Waits for changes: a list of them as JSON, or null once the watch is closed. */
    private @Nullable String next() throws InterruptedException {
        List<Map<String, Object>> changes = new ArrayList<>();
        changes.add(waiting.take());
        waiting.drainTo(changes);
        if (changes.remove(END)) {
            waiting.add(END);
        }
        if (lost.getAndSet(false)) {
            changes.add(LOST);
        }
        return changes.isEmpty() ? null : JsonWriter.write(changes);
    }

    @Override
    public void close() {
        inotify.end();
    }
}
