package io.networkruntime.supervisor.deno;

import io.networkruntime.engine.ops.OpException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;

/** Signals: to hear them, and to send them. */
final class SignalOps {
    private SignalOps() {}

    /** One signal that the script listens for. */
    private static final class Heard implements Resource {
        private static final Integer CLOSED = -1;

        private final LinkedBlockingQueue<Integer> arrivals = new LinkedBlockingQueue<>();
        private final ProcessSignal signal;

        Heard(String name) {
            signal = ProcessSignal.hear(name, () -> arrivals.add(1));
        }

        @Override
        public void close() {
            signal.restore();
            arrivals.add(CLOSED);
        }

        boolean await() throws InterruptedException {
            return !arrivals.take().equals(CLOSED);
        }
    }

    static void register(Ops ops, ResourceTable resources) {
        ops.sync("denoSignalBind", a -> resources.add(new Heard(a.string(0))));
        ops.on("denoSignalNext", resources, Heard.class, (heard, _) -> heard.await());
        ops.sync("denoKill", a -> {
            send(a.integer(0), (int) a.integer(1));
            return null;
        });
    }

    /** kill(2), through the shell's builtin: the JDK itself sends only two signals, and only to children. */
    static void send(long pid, int signal) {
        try {
            Process shell = new ProcessBuilder(List.of("/bin/sh", "-c", "kill -\"$0\" \"$1\"", "" + signal, "" + pid))
                    .redirectErrorStream(true)
                    .start();
            shell.getInputStream().readAllBytes();
            if (shell.waitFor() != 0) {
                boolean exists = ProcessHandle.of(Math.abs(pid)).isPresent();
                throw exists
                        ? new OpException("PermissionDenied", "EPERM: Operation not permitted")
                        : new OpException("NotFound", "ESRCH: No such process");
            }
        } catch (IOException e) {
            throw OsFailure.of(e, "kill");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw OsFailure.of(Errno.EINTR, "kill");
        }
    }
}
