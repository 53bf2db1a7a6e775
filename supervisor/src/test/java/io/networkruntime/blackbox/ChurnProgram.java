package io.networkruntime.blackbox;

import io.networkruntime.api.Isolate;
import io.networkruntime.api.IsolateListener;
import io.networkruntime.api.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes and destroys a thousand isolates, and prints what has grown meanwhile. */
final class ChurnProgram {
    /** With the cycles fewer than an agent serves before it is replaced. */
    private static final int WARM_UP = 900;

    private static final int CYCLES = 1000;

    private ChurnProgram() {}

    public static void main(String[] arguments) throws IOException {
        try (Sandbox sandbox = Sandbox.builder().agents(1).build()) {
            churn(sandbox, WARM_UP);
            long own = ProcessHandle.current().pid();
            List<Long> agents = sandbox.agentPids();
            Figures ownBefore = Figures.of(own);
            Figures agentBefore = Figures.of(agents.getFirst());
            churn(sandbox, CYCLES);
            print("supervisor", ownBefore, Figures.of(own));
            print("agent", agentBefore, Figures.of(agents.getFirst()));
            System.out.println("agents " + agents.equals(sandbox.agentPids()) + " isolates " + sandbox.isolateCount());
        }
        System.out.println("children " + ProcessHandle.current().descendants().count());
    }

    private static void churn(Sandbox sandbox, int cycles) {
        for (int i = 0; i < cycles; i++) {
            Isolate isolate = sandbox.createIsolate(new IsolateListener() {}).join();
            isolate.execute("6 * 7", "churn.js").join();
            isolate.destroy().join();
        }
    }

    private static void print(String who, Figures before, Figures after) {
        System.out.println(who + " threads " + (after.threads - before.threads) + " percent "
                + (after.kibibytes - before.kibibytes) * 100 / before.kibibytes);
    }

    /** Of a process, by proc_pid_status(5). */
    private record Figures(long threads, long kibibytes) {
        static Figures of(long pid) throws IOException {
            // What the collector has yet to find is no growth.
            System.gc();
            List<String> lines = Files.readAllLines(Path.of("/proc/" + pid + "/status"));
            return new Figures(number(lines, "Threads:"), number(lines, "VmRSS:"));
        }

        private static long number(List<String> lines, String key) {
            return lines.stream()
                    .filter(line -> line.startsWith(key))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
