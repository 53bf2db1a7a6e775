package io.networkruntime.supervisor.deno;

import io.networkruntime.engine.ops.OpException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** The changes under some paths, {@code Deno.watchFs}; by inotify(7), on a thread of its own. */
final class FileWatch implements Resource {
    /** So many batches of changes wait for the script; what comes beyond is lost, and the script is told. */
    private static final int ROOM = 1024;

    private static final String END = "";

    private final Inotify inotify;
    private final WatchedTree tree;
    private final BlockingQueue<String> batches = new LinkedBlockingQueue<>();
    private boolean lost;

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
            List<Map<String, Object>> changes = new ArrayList<>();
            if (lost) {
                changes.add(Map.of("kind", "other", "paths", List.of(), "flag", "rescan"));
            }
            for (Inotify.Event event : events) {
                changes.addAll(tree.changes(event));
            }
            lost = batches.size() >= ROOM;
            if (!lost && !changes.isEmpty()) {
                batches.add(Json.of(changes));
            }
        }
        batches.add(END);
        inotify.close();
    }

    /** Waits for changes: a list of them as JSON, or null once the watch is closed. */
    private @Nullable String next() throws InterruptedException {
        String batch = batches.take();
        if (!batch.equals(END)) {
            return batch;
        }
        batches.add(END);
        return null;
    }

    @Override
    public void close() {
        inotify.end();
    }
}
