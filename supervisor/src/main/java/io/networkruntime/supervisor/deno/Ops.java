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
        Object run(Path path, OpArguments arguments) throws Exception;
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

    /** An asynchronous operation whose first step is taken on the isolate's thread, at the call. */
    void startedOn(String name, OpTable.Start start) {
        table.started(name, call -> {
            OpTable.Body body = OsFailure.explain("", () -> start.begin(call));
            return a -> OsFailure.<@Nullable Object>explain("", () -> body.run(a));
        });
    }

    /** Work on an open resource, which was looked up when the script called. */
    interface OnResource<T> {
        @Nullable
        Object run(T resource, OpArguments arguments) throws Exception;
    }

    /** An asynchronous operation on the resource that the first argument numbers. */
    <T> void on(String name, ResourceTable resources, Class<T> kind, OnResource<T> body) {
        table.started(name, call -> {
            T resource = resources.get(call.integer(0), kind);
            return a -> OsFailure.<@Nullable Object>explain("", () -> body.run(resource, a));
        });
    }

    /** An operation on the resource that the first argument numbers, and its synchronous twin. */
    <T> void bothOn(String name, ResourceTable resources, Class<T> kind, OnResource<T> body) {
        on(name, resources, kind, body);
        table.sync(name + "Sync", a -> {
            T resource = resources.get(a.integer(0), kind);
            return OsFailure.<@Nullable Object>explain("", () -> body.run(resource, a));
        });
    }

    /**
     * An operation on the resource that the first argument numbers, done after all that were asked of it before, and its
     * synchronous twin.
     *
     * @param writes whether its order is that of the resource's writes, or of its reads
     */
    <T> void inTurn(String name, ResourceTable resources, boolean writes, Class<T> kind, OnResource<T> body) {
        table.started(name, call -> {
            T resource = resources.get(call.integer(0), kind);
            Turnstile.Place place = resources.place(call.integer(0), writes);
            return a -> OsFailure.<@Nullable Object>explain("", () -> place.pass(() -> body.run(resource, a)));
        });
        table.sync(name + "Sync", a -> {
            T resource = resources.get(a.integer(0), kind);
            return OsFailure.<@Nullable Object>explain("", () -> body.run(resource, a));
        });
    }

    /** An operation whose first step must see the program as it is at the call, and its synchronous twin. */
    private void bothStarted(String name, OpTable.Start start) {
        table.started(name, start);
        table.sync(name + "Sync", a -> start.begin(a).run(a));
    }

    /**
     * An operation on a path, and its synchronous twin.
     *
     * @param word Deno's word for the operation, for the error: {@code stat 'name'}
     */
    void onPath(String name, String word, WorkingDirectory directory, OnPath body) {
        bothStarted(name, call -> {
            String path = call.string(0);
            Path file = directory.resolve(path, word);
            return a -> OsFailure.<@Nullable Object>explain(word + " '" + path + "'", () -> body.run(file, a));
        });
    }

    /** An operation on two paths, whose error says {@code rename 'from' -> 'to'}, and its synchronous twin. */
    void onTwoPaths(String name, String word, WorkingDirectory directory, OnTwoPaths body) {
        bothStarted(name, call -> {
            String both = word + " '" + call.string(0) + "' -> '" + call.string(1) + "'";
            Path from = directory.resolve(call.string(0), word);
            Path to = directory.resolve(call.string(1), word);
            return _ -> OsFailure.<@Nullable Object>explain(both, () -> {
                body.run(from, to);
                return null;
            });
        });
    }
}
