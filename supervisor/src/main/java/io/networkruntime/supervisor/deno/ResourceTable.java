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

    /** A resource, and the order of what is asked of it. */
    private record Held(Resource resource, ReadSize size, Turnstile reading, Turnstile writing) {
        static Held of(Resource resource) {
            Turnstile reading = new Turnstile();
            return new Held(resource, new ReadSize(), reading, resource.hasOnePosition() ? reading : new Turnstile());
        }
    }

    private final Map<Integer, Held> open = new ConcurrentHashMap<>();
    private final AtomicInteger last = new AtomicInteger(STDERR);

    int add(Resource resource) {
        int rid = last.incrementAndGet();
        open.put(rid, Held.of(resource));
        return rid;
    }

    void put(int rid, Resource resource) {
        open.put(rid, Held.of(resource));
    }

    <T> T get(long rid, Class<T> kind) {
        Held held = open.get((int) rid);
        if (held == null || !kind.isInstance(held.resource)) {
            throw OsFailure.badResource();
        }
        return kind.cast(held.resource);
    }

    /** What was learned of the sizes of a resource's reads; all anew for one that is closed. */
    ReadSize readSize(long rid) {
        Held held = open.get((int) rid);
        return held == null ? new ReadSize() : held.size;
    }

    /** A place in the order of the resource's reads, or of its writes. */
    Turnstile.Place place(long rid, boolean writes) {
        Held held = open.get((int) rid);
        if (held == null) {
            throw OsFailure.badResource();
        }
        return (writes ? held.writing : held.reading).next();
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
        Held held = open.remove((int) rid);
        if (held != null) {
            closeQuietly(held.resource);
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
