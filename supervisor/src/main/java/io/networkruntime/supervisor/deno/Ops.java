package io.networkruntime.supervisor.deno;

import io.networkruntime.engine.ops.OpArguments;
import io.networkruntime.engine.ops.OpTable;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Adds operations to the table, in the shapes in which Deno has most of them. */
record Ops(OpTable table) {

    /** Work on the file that the first argument names. */
    interface OnPath {
        @Nullable
        Object run(Path path, OpArguments arguments) throws IOException;
    }

    /** Work on the files that the first two arguments name. */
    interface OnTwoPaths {
        void run(Path from, Path to) throws IOException;
    }

    /** An asynchronous operation, and its synchronous twin with {@code Sync} after its name. */
    void both(String name, OpTable.Body body) {
        table.async(name, body);
        table.sync(name + "Sync", body);
    }

    void sync(String name, OpTable.Body body) {
        table.sync(name, body);
    }

    void async(String name, OpTable.Body body) {
        table.async(name, body);
    }

    /**
     * An operation on a path, and its synchronous twin.
     *
     * @param word Deno's word for the operation, for the error: {@code stat 'name'}
     */
    void onPath(String name, String word, WorkingDirectory directory, OnPath body) {
        both(name, a -> {
            String path = a.string(0);
            Path file = directory.resolve(path, word);
            return OsFailure.<@Nullable Object>explain(word + " '" + path + "'", () -> body.run(file, a));
        });
    }

    /** An operation on two paths, whose error says {@code rename 'from' -> 'to'}, and its synchronous twin. */
    void onTwoPaths(String name, String word, WorkingDirectory directory, OnTwoPaths body) {
        both(name, a -> {
            String both = word + " '" + a.string(0) + "' -> '" + a.string(1) + "'";
            Path from = directory.resolve(a.string(0), word);
            Path to = directory.resolve(a.string(1), word);
            return OsFailure.<@Nullable Object>explain(both, () -> {
                body.run(from, to);
                return null;
            });
        });
    }
}
