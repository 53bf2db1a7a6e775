package io.networkruntime.supervisor.deno;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What can be done with any open resource: read, write, close. */
final class ResourceOps {
    /** The most that one read brings over, whatever the size of the script's buffer. */
    static final int MAX_READ = 1 << 20;

    private ResourceOps() {}

    static void register(Ops ops, ResourceTable resources) {
        ops.inTurn(
                "denoRead",
                resources,
                false,
                Resource.Source.class,
                (source, a) -> read(source, (int) Math.min(a.integer(1), MAX_READ), resources.readSize(a.integer(0))));
        ops.inTurn("denoWrite", resources, true, Resource.Sink.class, (sink, a) -> {
            byte[] bytes = a.bytes(1);
            return bytes.length == 0 ? 0 : sink.write(bytes);
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

    /** Gives the bytes that came, at most {@code wanted}; null at the end. */
    private static byte @Nullable [] read(Resource.Source source, int wanted, ReadSize size) throws IOException {
        byte[] into = new byte[source.hasOnePosition() ? wanted : size.atMost(wanted)];
        if (into.length == 0) {
            return into;
        }
        int count = source.read(into);
        size.brought(count, into.length);
        return count < 0 ? null : count == into.length ? into : Arrays.copyOf(into, count);
    }
}
