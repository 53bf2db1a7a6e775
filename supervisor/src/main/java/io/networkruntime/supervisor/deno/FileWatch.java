package io.networkruntime.supervisor.deno;

import io.networkruntime.engine.ops.OpException;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The changes under some paths, {@code Deno.watchFs}; by inotify(7). */
final class FileWatch implements Resource {

    /**
     * A watched folder.
     *
     * @param only the names of interest in it; empty for all
     */
    private record Place(Path folder, Set<Path> only) {}

    private final WatchService service;
    private final boolean recursive;
    /** Of what these name, and of what is under them, nothing is told. */
    private final List<Path> ignored;

    private final Map<WatchKey, Place> places = new ConcurrentHashMap<>();

    private FileWatch(WatchService service, boolean recursive, List<Path> ignored) {
        this.service = service;
        this.recursive = recursive;
        this.ignored = ignored;
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
        FileWatch watch = new FileWatch(paths.getFirst().getFileSystem().newWatchService(), recursive, ignored);
        Map<Path, Set<Path>> single = new HashMap<>();
        for (Path path : paths) {
            Path parent = path.getParent();
            if (Files.isDirectory(path)) {
                watch.addFolder(path);
            } else if (parent != null) {
                single.computeIfAbsent(parent, _ -> ConcurrentHashMap.newKeySet())
                        .add(path.getFileName());
            }
        }
        for (Map.Entry<Path, Set<Path>> files : single.entrySet()) {
            watch.add(files.getKey(), files.getValue());
        }
        return watch;
    }

    private void addFolder(Path folder) throws IOException {
        if (!recursive) {
            add(folder, Set.of());
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) throws IOException {
                if (isIgnored(visited)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                add(visited, Set.of());
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void add(Path folder, Set<Path> only) throws IOException {
        WatchKey key = folder.register(
                service,
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_MODIFY,
                StandardWatchEventKinds.ENTRY_DELETE);
        places.putIfAbsent(key, new Place(folder, only));
    }

    /** Waits for changes: a list of them as JSON, or null once the watch is closed. */
    private @Nullable String next() throws InterruptedException {
        try {
            while (true) {
                WatchKey key = service.take();
                List<Map<String, Object>> changes = changes(key);
                if (!key.reset()) {
                    places.remove(key);
                }
                if (!changes.isEmpty()) {
                    return Json.of(changes);
                }
            }
        } catch (ClosedWatchServiceException e) {
            return null;
        }
    }

    private List<Map<String, Object>> changes(WatchKey key) {
        List<Map<String, Object>> changes = new ArrayList<>();
        Place place = places.get(key);
        for (WatchEvent<?> event : key.pollEvents()) {
            if (event.kind().equals(StandardWatchEventKinds.OVERFLOW)) {
                changes.add(Map.of("kind", "other", "paths", List.of(), "flag", "rescan"));
            } else if (place != null && event.context() instanceof Path name && concerns(place, name)) {
                Path path = place.folder().resolve(name);
                if (isIgnored(path)) {
                    continue;
                }
                follow(event, path);
                changes.add(Map.of("kind", kind(event), "paths", List.of(path)));
            }
        }
        return changes;
    }

    private boolean isIgnored(Path path) {
        return ignored.stream().anyMatch(path::startsWith);
    }

    private static boolean concerns(Place place, Path name) {
        return place.only().isEmpty() || place.only().contains(name);
    }

    /** Watches a folder that was just made, when the watch goes into depth. */
    private void follow(WatchEvent<?> event, Path path) {
        if (recursive
                && event.kind().equals(StandardWatchEventKinds.ENTRY_CREATE)
                && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            try {
                addFolder(path);
            } catch (IOException e) {
                // It is gone again.
            }
        }
    }

    private static String kind(WatchEvent<?> event) {
        if (event.kind().equals(StandardWatchEventKinds.ENTRY_CREATE)) {
            return "create";
        }
        return event.kind().equals(StandardWatchEventKinds.ENTRY_DELETE) ? "remove" : "modify";
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
