package io.networkruntime.supervisor.deno;

import io.networkruntime.engine.ops.OpArguments;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What can be done with any open resource: read, write, close. */
final class ResourceOps {
    /** The most that one read brings over, whatever the size of the script's buffer. */
    private static final int MAX_READ = 1 << 20;

    private ResourceOps() {}

    static void register(Ops ops, ResourceTable resources) {
        ops.both("denoRead", a -> read(resources, a));
        ops.both("denoWrite", a -> {
            Resource.Sink sink = resources.get(a.integer(0), Resource.Sink.class);
            byte[] bytes = a.bytes(1);
            return bytes.length == 0 ? 0 : OsFailure.explain("", () -> sink.write(bytes));
        });
        ops.sync(
                "denoClose",
                a -> OsFailure.explain("", () -> {
                    resources.close(a.integer(0));
                    return null;
                }));
        ops.sync("denoDrop", a -> {
            resources.drop(a.integer(0));
            return null;
        });
        ops.sync("denoOpenResources", _ -> resources.count());
    }

    /** Arguments: rid, size of the buffer. Gives the bytes; null at the end. */
    private static byte @Nullable [] read(ResourceTable resources, OpArguments a) {
        Resource.Source source = resources.get(a.integer(0), Resource.Source.class);
        byte[] into = new byte[(int) Math.min(a.integer(1), MAX_READ)];
        if (into.length == 0) {
            return into;
        }
        int count = OsFailure.explain("", () -> source.read(into));
        return count < 0 ? null : count == into.length ? into : Arrays.copyOf(into, count);
    }
}
