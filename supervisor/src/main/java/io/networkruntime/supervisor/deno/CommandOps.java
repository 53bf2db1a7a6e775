package io.networkruntime.supervisor.deno;

import io.networkruntime.engine.json.JsonWriter;
import io.networkruntime.engine.ops.OpArguments;
import io.networkruntime.engine.ops.OpException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** {@code Deno.Command} and {@code Deno.ChildProcess}. */
final class CommandOps {
    private static final int SIGTERM = 15;
    private static final int SIGKILL = 9;

    private final ResourceTable resources;
    private final WorkingDirectory directory;
    private final Environment environment;

    private CommandOps(ResourceTable resources, WorkingDirectory directory, Environment environment) {
        this.resources = resources;
        this.directory = directory;
        this.environment = environment;
    }

    static void register(Ops ops, ResourceTable resources, WorkingDirectory directory, Environment environment) {
        CommandOps commands = new CommandOps(resources, directory, environment);
        ops.sync("denoSpawn", commands::spawn);
        ops.bothOn(
                "denoChildWait",
                resources,
                ChildProcess.class,
                (child, _) -> child.process().waitFor());
        ops.both("denoChildOutput", commands::output);
        ops.sync("denoChildKill", a -> {
            commands.kill(commands.child(a).process(), (int) a.integer(1));
            return null;
        });
    }

    /** A child's standard input. When the child has ended the JDK throws away what is written; here it is an error. */
    private record ChildInput(Process process) implements Resource.Sink {
        @Override
        public int write(byte[] bytes) throws IOException {
            if (!process.isAlive()) {
                throw OsFailure.of(Errno.EPIPE, "");
            }
            process.getOutputStream().write(bytes);
            process.getOutputStream().flush();
            return bytes.length;
        }

        @Override
        public void close() throws IOException {
            process.getOutputStream().close();
        }
    }

    private ChildProcess child(OpArguments a) {
        return resources.get(a.integer(0), ChildProcess.class);
    }

    /** Gives the child's process id and the numbers of its resources: itself, and each end of a pipe. */
    private String spawn(OpArguments a) {
        CommandSpec spec = CommandSpec.parse(a.string(0));
        ChildProcess child = ChildProcess.start(spec, directory, environment);
        Process process = child.process();
        Map<String, @Nullable Object> numbers = new LinkedHashMap<>();
        numbers.put("pid", process.pid());
        numbers.put("rid", resources.add(child));
        String stdio = spec.stdio();
        numbers.put("stdin", piped(stdio, 0, new ChildInput(process)));
        numbers.put("stdout", piped(stdio, 1, new StandardStreams.In(process.getInputStream())));
        numbers.put("stderr", piped(stdio, 2, new StandardStreams.In(process.getErrorStream())));
        return JsonWriter.write(numbers);
    }

    private @Nullable Integer piped(String stdio, int index, Resource end) {
        return stdio.charAt(index) == 'p' ? resources.add(end) : null;
    }

    /** Arguments: rid of stdout, rid of stderr, each optional. Gives the length of the first in 8 bytes, then both. */
    private byte[] output(OpArguments a) throws IOException {
        CompletableFuture<byte[]> errors = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                errors.complete(drain(a, 1));
            } catch (IOException | RuntimeException e) {
                errors.completeExceptionally(e);
            }
        });
        byte[] out = drain(a, 0);
        try {
            byte[] err = errors.join();
            return ByteBuffer.allocate(Long.BYTES + out.length + err.length)
                    .putLong(out.length)
                    .put(out)
                    .put(err)
                    .array();
        } catch (CompletionException e) {
            throw e.getCause() instanceof IOException io ? OsFailure.of(io, "") : e;
        }
    }

    private byte[] drain(OpArguments a, int index) throws IOException {
        if (a.isNullish(index)) {
            return new byte[0];
        }
        Resource.Source source = resources.get(a.integer(index), Resource.Source.class);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        for (int n; (n = source.read(buffer)) >= 0; ) {
            bytes.write(buffer, 0, n);
        }
        resources.drop(a.integer(index));
        return bytes.toByteArray();
    }

    private void kill(Process process, int signal) {
        if (!process.isAlive()) {
            throw OpException.typeError("Child process has already terminated");
        }
        switch (signal) {
            case SIGTERM -> process.destroy();
            case SIGKILL -> process.destroyForcibly();
            default -> SignalOps.send(process.pid(), signal);
        }
    }
}
