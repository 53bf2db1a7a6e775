package io.networkruntime.supervisor.deno;

import io.networkruntime.engine.ops.OpArguments;
import java.io.IOException;
import java.nio.file.Path;

/** {@code Deno.open} and the methods of {@code Deno.FsFile}. */
final class OpenFileOps {
    private final ResourceTable resources;
    private final Umask umask;

    private OpenFileOps(ResourceTable resources, Umask umask) {
        this.resources = resources;
        this.umask = umask;
    }

    static void register(Ops ops, ResourceTable resources, WorkingDirectory directory, Umask umask) {
        OpenFileOps files = new OpenFileOps(resources, umask);
        ops.onPath("denoOpen", "open", directory, files::open);
        ops.inTurn(
                "denoFileSeek",
                resources,
                true,
                OpenFile.class,
                (file, a) -> file.seek(a.integer(1), (int) a.integer(2)));
        ops.inTurn("denoFileTruncate", resources, true, OpenFile.class, (file, a) -> {
            file.truncate(a.integer(1));
            return null;
        });
        ops.inTurn("denoFileSync", resources, true, OpenFile.class, (file, a) -> {
            file.sync(a.bool(1));
            return null;
        });
        ops.bothOn("denoFileStat", resources, OpenFile.class, (file, a) -> FileInfo.of(file.currentPath(), true));
        ops.bothOn("denoFileUtime", resources, OpenFile.class, (file, a) -> {
            FileAttributeOps.setTimes(file.currentPath(), a.number(1), a.number(2));
            return null;
        });
        registerLocks(ops, resources);
    }

    private static void registerLocks(Ops ops, ResourceTable resources) {
        ops.bothOn("denoFileLock", resources, OpenFile.class, (file, a) -> {
            file.locks().lock(file::currentPath, a.bool(1));
            return null;
        });
        ops.bothOn(
                "denoFileTryLock",
                resources,
                OpenFile.class,
                (file, a) -> file.locks().tryLock(file::currentPath, a.bool(1)));
        ops.bothOn("denoFileUnlock", resources, OpenFile.class, (file, a) -> {
            file.locks().unlock();
            return null;
        });
    }

    /** Arguments: path, bits as in {@link OpenFile}, mode (absent: 0666 less the umask). */
    private Object open(Path file, OpArguments a) throws IOException {
        int mode = a.isNullish(2) ? FileMode.DEFAULT_FILE : (int) a.integer(2);
        return resources.add(OpenFile.open(file, (int) a.integer(1), mode, umask));
    }
}
