package io.networkruntime.engine.natives;

import java.nio.file.Path;

/** A process that unpacks into a cache folder. */
final class UnpackProgram {
    private UnpackProgram() {}

    public static void main(String[] args) {
        System.out.print(NativeFiles.ensureIn(new CacheFolder(Path.of(args[0]))).folder());
    }
}
