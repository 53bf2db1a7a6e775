package io.networkruntime.supervisor.deno;

import io.networkruntime.engine.ops.OpException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Standard input, output and error as resources 0, 1 and 2, and what is a terminal. */
final class StandardStreams {
    private StandardStreams() {}

    /** Bytes from a stream of the JDK. */
    record In(InputStream stream) implements Resource.Source {
        @Override
        public int read(byte[] into) throws IOException {
            return stream.read(into);
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }

    /** Bytes to a stream of the JDK, passed on at once. */
    record Out(OutputStream stream) implements Resource.Sink {
        @Override
        public int write(byte[] bytes) throws IOException {
            stream.write(bytes);
            stream.flush();
            return bytes.length;
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }

    static Terminal register(Ops ops, ResourceTable resources, DenoHost host) {
        resources.put(ResourceTable.STDIN, new In(host.stdin()));
        resources.put(ResourceTable.STDOUT, new Out(host.stdout()));
        resources.put(ResourceTable.STDERR, new Out(host.stderr()));
        Terminal terminal = new Terminal();
        ops.sync("denoIsTerminal", a -> isTerminal(resources, a.integer(0)));
        ops.sync("denoSetRaw", a -> {
            if (!isTerminal(resources, a.integer(0))) {
                throw new OpException("BadResource", "ENOTTY: Not a typewriter");
            }
            terminal.raw(a.bool(1), a.bool(2));
            return null;
        });
        ops.sync("denoConsoleSize", _ -> {
            for (int fd : List.of(ResourceTable.STDIN, ResourceTable.STDOUT, ResourceTable.STDERR)) {
                if (isTerminal(Path.of("/proc/self/fd/" + fd))) {
                    return terminal.size(fd);
                }
            }
            throw new OpException(
                    "Error", "Could not get console size: stdin, stdout, and stderr are not connected to a terminal");
        });
        return terminal;
    }

    private static boolean isTerminal(ResourceTable resources, long rid) {
        Resource resource = resources.get(rid, Resource.class);
        return OsFailure.explain("", () -> switch (resource) {
            case OpenFile file -> isTerminal(file.currentPath());
            default -> rid <= ResourceTable.STDERR && isTerminal(Path.of("/proc/self/fd/" + rid));
        });
    }

    private static boolean isTerminal(Path path) {
        try {
            String device = path.toRealPath().toString();
            return !Files.isRegularFile(path)
                    && (device.startsWith("/dev/pts/")
                            || device.startsWith("/dev/tty")
                            || device.equals("/dev/console"));
        } catch (IOException e) {
            // A pipe or a socket has no path.
            return false;
        }
    }
}
