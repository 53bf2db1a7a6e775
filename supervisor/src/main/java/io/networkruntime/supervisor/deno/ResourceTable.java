package io.networkruntime.supervisor.deno;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What the script holds open, by number, so that a number used after its close is {@code BadResource} and not another's. */
final class ResourceTable {
    /** The numbers of the standard streams. */
    static final int STDIN = 0;

    static final int STDOUT = 1;
    static final int STDERR = 2;

    private final Map<Integer, Resource> open = new ConcurrentHashMap<>();
    private final AtomicInteger last = new AtomicInteger(STDERR);

    int add(Resource resource) {
        int rid = last.incrementAndGet();
        open.put(rid, resource);
        return rid;
    }

    void put(int rid, Resource resource) {
        open.put(rid, resource);
    }

    <T> T get(long rid, Class<T> kind) {
        Resource resource = open.get((int) rid);
        if (!kind.isInstance(resource)) {
            throw OsFailure.badResource();
        }
        return kind.cast(resource);
    }

    /** Takes a resource out without closing it. */
    <T> T take(long rid, Class<T> kind) {
        T resource = get(rid, kind);
        if (open.remove((int) rid) == null) {
            throw OsFailure.badResource();
        }
        return resource;
    }

    void close(long rid) throws IOException {
        take(rid, Resource.class).close();
    }

    /** Closes it if it is still open; a failure to close is nobody's concern any more. */
    void drop(long rid) {
        Resource resource = open.remove((int) rid);
        if (resource != null) {
            closeQuietly(resource);
        }
    }

    /** How many are open besides the standard streams. */
    int count() {
        return (int) open.keySet().stream().filter(rid -> rid > STDERR).count();
    }

    void closeAll() {
        for (Integer rid : List.copyOf(open.keySet())) {
            if (rid > STDERR) {
                drop(rid);
            }
        }
    }

    static void closeQuietly(@Nullable Resource resource) {
        if (resource != null) {
            try {
                resource.close();
            } catch (IOException e) {
                // It is gone for the script either way.
            }
        }
    }
}
