package io.networkruntime.supervisor.deno;

import io.networkruntime.engine.ops.OpArguments;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** {@code Deno.open} and the methods of {@code Deno.FsFile}. */
final class OpenFileOps {
    private final ResourceTable resources;
    private final WorkingDirectory directory;
    private final Umask umask;

    private OpenFileOps(ResourceTable resources, WorkingDirectory directory, Umask umask) {
        this.resources = resources;
        this.directory = directory;
        this.umask = umask;
    }

    static void register(Ops ops, ResourceTable resources, WorkingDirectory directory, Umask umask) {
        OpenFileOps files = new OpenFileOps(resources, directory, umask);
        ops.both("denoOpen", files::open);
        ops.both("denoFileSeek", a -> files.with(a, file -> file.seek(a.integer(1), (int) a.integer(2))));
        ops.both(
                "denoFileTruncate",
                a -> files.with(a, file -> {
                    file.truncate(a.integer(1));
                    return null;
                }));
        ops.both(
                "denoFileSync",
                a -> files.with(a, file -> {
                    file.sync(a.bool(1));
                    return null;
                }));
        ops.both("denoFileStat", a -> files.with(a, file -> FileInfo.of(file.currentPath(), true)));
        ops.both(
                "denoFileUtime",
                a -> files.with(a, file -> {
                    FileAttributeOps.setTimes(file.currentPath(), a.number(1), a.number(2));
                    return null;
                }));
        registerLocks(ops, files);
    }

    private static void registerLocks(Ops ops, OpenFileOps files) {
        ops.both(
                "denoFileLock",
                a -> files.with(a, file -> {
                    file.locks().lock(file.channel(), a.bool(1));
                    return null;
                }));
        ops.both("denoFileTryLock", a -> files.with(a, file -> file.locks().tryLock(file.channel(), a.bool(1))));
        ops.both(
                "denoFileUnlock",
                a -> files.with(a, file -> {
                    file.locks().unlock();
                    return null;
                }));
    }

    /** Arguments: path, bits as in {@link OpenFile}, mode (absent: 0666 less the umask). */
    private Object open(OpArguments a) {
        String path = a.string(0);
        Path file = directory.resolve(path, "open");
        int mode = a.isNullish(2) ? FileMode.DEFAULT_FILE : (int) a.integer(2);
        return OsFailure.explain(
                "open '" + path + "'", () -> resources.add(OpenFile.open(file, (int) a.integer(1), mode, umask)));
    }

    private interface Use {
        @Nullable
        Object on(OpenFile file) throws IOException;
    }

    private @Nullable Object with(OpArguments a, Use use) {
        OpenFile file = resources.get(a.integer(0), OpenFile.class);
        return OsFailure.<@Nullable Object>explain("", () -> use.on(file));
    }
}
