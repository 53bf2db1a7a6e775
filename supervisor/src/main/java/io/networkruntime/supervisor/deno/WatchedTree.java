package io.networkruntime.supervisor.deno;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The files and folders that one {@code Deno.watchFs} watches, and what their events are in Deno's words. First used by the
 * script's thread, then by the one that reads.
 */
final class WatchedTree {
    private static final int CHANGES = Inotify.ATTRIB
            | Inotify.CREATE
            | Inotify.DELETE
            | Inotify.CLOSE_WRITE
            | Inotify.MODIFY
            | Inotify.MOVED_FROM
            | Inotify.MOVED_TO;
    private static final int CHANGES_OF_ROOT = CHANGES | Inotify.DELETE_SELF | Inotify.MOVE_SELF;

    private static final int REMOVALS = Inotify.DELETE | Inotify.DELETE_SELF | Inotify.MOVED_FROM | Inotify.MOVE_SELF;

    private final Inotify inotify;
    private final boolean recursive;
    /** Of what these name, and of what is under them, nothing is told. */
    private final List<Path> ignored;

    private final Map<Integer, Path> watches = new HashMap<>();
    /** The first half of a renaming. */
    private Inotify.@Nullable Event movedFrom;

    WatchedTree(Inotify inotify, boolean recursive, List<Path> ignored) {
        this.inotify = inotify;
        this.recursive = recursive;
        this.ignored = ignored;
    }

    void addRoot(Path path) throws IOException {
        if (recursive && Files.isDirectory(path)) {
            addFolders(path);
        }
        watches.put(inotify.add(path.toString(), CHANGES_OF_ROOT), path);
    }

    private void addFolders(Path top) throws IOException {
        Files.walkFileTree(top, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                if (isIgnored(folder)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                watches.put(inotify.add(folder.toString(), CHANGES), folder);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** What the script is told of an event: a list of changes as JSON takes them. */
    List<Map<String, Object>> changes(Inotify.Event event) {
        if (event.is(Inotify.OVERFLOW)) {
            return List.of(Map.of("kind", "other", "paths", List.of(), "flag", "rescan"));
        }
        Path place = watches.get(event.watch());
        if (event.is(Inotify.IGNORED)) {
            watches.remove(event.watch());
        }
        if (place == null) {
            return List.of();
        }
        Path path = event.name().isEmpty() ? place : place.resolve(event.name());
        follow(event, path);
        List<Map<String, Object>> changes = new ArrayList<>();
        for (String kind : kinds(event, path)) {
            tell(changes, kind, List.of(path));
        }
        Inotify.Event from = movedFrom;
        if (event.is(Inotify.MOVED_TO) && from != null && from.cookie() == event.cookie()) {
            Path before = watches.get(from.watch());
            if (before != null) {
                tell(changes, "rename", List.of(before.resolve(from.name()), path));
            }
            movedFrom = null;
        } else if (event.is(Inotify.MOVED_FROM)) {
            movedFrom = event;
        }
        return changes;
    }

    private void tell(List<Map<String, Object>> changes, String kind, List<Path> paths) {
        if (!paths.stream().allMatch(this::isIgnored)) {
            changes.add(Map.of("kind", kind, "paths", paths));
        }
    }

    /** As Deno has it: what has another name now is removed, and so is a file of which the last name is gone. */
    private static List<String> kinds(Inotify.Event event, Path path) {
        boolean gone = event.is(Inotify.ATTRIB) && !Files.exists(path, LinkOption.NOFOLLOW_LINKS);
        List<String> kinds = new ArrayList<>();
        addIf(kinds, event.is(Inotify.MOVED_TO), "rename");
        addIf(kinds, event.is(Inotify.CREATE), "create");
        addIf(kinds, gone || event.is(REMOVALS), "remove");
        addIf(kinds, !gone && event.is(Inotify.MODIFY | Inotify.ATTRIB), "modify");
        addIf(kinds, event.is(Inotify.CLOSE_WRITE), "access");
        return kinds;
    }

    private static void addIf(List<String> kinds, boolean applies, String kind) {
        if (applies) {
            kinds.add(kind);
        }
    }

    /** Watches a folder that was made here or has come, and no longer one that has gone, when the watch goes into depth. */
    private void follow(Inotify.Event event, Path path) {
        if (!recursive || !event.is(Inotify.IS_DIRECTORY)) {
            return;
        }
        if (event.is(Inotify.MOVED_FROM)) {
            watches.entrySet().removeIf(entry -> {
                boolean gone = entry.getValue().startsWith(path);
                if (gone) {
                    inotify.remove(entry.getKey());
                }
                return gone;
            });
        } else if (event.is(Inotify.CREATE | Inotify.MOVED_TO) && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            try {
                addFolders(path);
            } catch (IOException | RuntimeException e) {
                // It is gone again.
            }
        }
    }

    private boolean isIgnored(Path path) {
        return ignored.stream().anyMatch(path::startsWith);
    }
}
