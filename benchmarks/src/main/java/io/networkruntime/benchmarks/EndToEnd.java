package io.networkruntime.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The end-to-end measurement: {@code EndToEnd <root of the checkout> [--short] [--web | --io]} prints a table; {@code --web}
 * measures the web platform of a worker instead, {@code --io} the main isolate's sockets beside Deno.
 *
 * <p>Ours and Node's {@code child_process.fork} run in turn, so that what else the machine does meets both.
 */
public final class EndToEnd {
    private static final int IN_FLIGHT = 10_000;
    /** Of one process; the first rounds are its warm-up. */
    private static final int PIPELINED_ROUNDS = 3;

    private final Path root;
    private final Plan plan;
    private final boolean nodePresent;
    private final Report report = new Report("node");

    EndToEnd(Path root, Plan plan) {
        this.root = root;
        this.plan = plan;
        this.nodePresent = isNodePresent();
    }

    static void main(String[] arguments) throws IOException {
        List<String> options = List.of(arguments).subList(Math.min(1, arguments.length), arguments.length);
        if (arguments.length == 0 || !Set.of("--short", "--web", "--io").containsAll(options)) {
            System.err.println("usage: EndToEnd <root of the checkout> [--short] [--web | --io]");
            System.exit(2);
        }
        Plan plan = options.contains("--short") ? Plan.SHORT : Plan.FULL;
        EndToEnd measurement = new EndToEnd(Path.of(arguments[0]), plan);
        System.out.print(
                options.contains("--web")
                        ? measurement.measureWebPlatform()
                        : options.contains("--io") ? measurement.measureSockets() : measurement.measure());
    }

    Report measure() throws IOException {
        coldStart();
        createIsolate();
        roundTrip();
        pipelined();
        idle();
        return report;
    }

    Report measureWebPlatform() throws IOException {
        new WebPlatform(root, nodePresent).measure(report, plan);
        return report;
    }

    Report measureSockets() throws IOException {
        Report beside = new Report("deno");
        new Sockets(root).measure(beside, plan);
        return beside;
    }

    private void coldStart() throws IOException {
        millisToFirstMessage(); // makes the caches
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < plan.coldStarts(); i++) {
            times.add(millisToFirstMessage());
        }
        Figures millis = Figures.of("ms", times);
        add("cold start to a worker's first message, median", millis.unit(), millis.median());
        add("cold start, min", millis.unit(), millis.min());
    }

    private double millisToFirstMessage() throws IOException {
        long start = System.nanoTime();
        try (Script script = Script.ours(root, "cold-start.js")) {
            script.nextLine();
            return (System.nanoTime() - start) / 1e6;
        }
    }

    private void createIsolate() throws IOException {
        Figures micros = Figures.of("ms", ours("create-isolate.js", plan.creations(), 10));
        add("createIsolate when warm, p50", micros.unit(), micros.median() / 1000);
        add("createIsolate when warm, p99", micros.unit(), micros.percentile(99) / 1000);
    }

    /** The median of the rounds' percentiles: a round in which the machine was busy elsewhere must not rule. */
    private void roundTrip() throws IOException {
        List<Figures> our = new ArrayList<>();
        List<Figures> node = new ArrayList<>();
        for (int i = 0; i < plan.rounds(); i++) {
            our.add(Figures.of("us", ours("round-trip.js", plan.roundTrips(), plan.warmUp())));
            if (nodePresent) {
                node.add(Figures.of("us", node("round-trip", plan.roundTrips(), plan.warmUp())));
            }
        }
        for (int percent : new int[] {50, 99}) {
            report.add(
                    "round trip, one in flight, p" + percent,
                    "us",
                    medianOf(our, percent),
                    nodePresent ? medianOf(node, percent) : Report.NONE);
        }
    }

    private static double medianOf(List<Figures> rounds, int percent) {
        return Figures.of(
                        "",
                        rounds.stream().map(round -> round.percentile(percent)).toList())
                .median();
    }

    private void pipelined() throws IOException {
        List<Double> our = new ArrayList<>();
        List<Double> node = new ArrayList<>();
        for (int i = 0; i < plan.rounds(); i++) {
            our.add(last(ours("pipelined.js", plan.pipelined(), IN_FLIGHT, PIPELINED_ROUNDS)));
            if (nodePresent) {
                node.add(last(node("pipelined", plan.pipelined(), IN_FLIGHT, PIPELINED_ROUNDS)));
            }
        }
        report.add(
                "messages, 10 000 in flight, there and back is one",
                "1/s",
                Figures.of("1/s", our).median(),
                nodePresent ? Figures.of("1/s", node).median() : Report.NONE);
    }

    private static double last(List<Double> rounds) {
        return rounds.getLast();
    }

    private void idle() throws IOException {
        try (Script script = Script.ours(root, "idle.js", plan.idle())) {
            script.nextLine();
            double base = ProcessMemory.of(script.handle());
            script.goOn();
            script.nextLine();
            double full = ProcessMemory.of(script.handle());
            // What is still being compiled and collected is not what idle isolates cost.
            ProcessorTime.percentOfACore(script.handle(), plan.idleSeconds());
            double used = ProcessorTime.percentOfACore(script.handle(), plan.idleSeconds());
            script.goOn();
            add("memory of all processes with two agents, an isolate in each", "MiB", base);
            add("memory of each further idle isolate", "MiB", (full - base) / plan.idle());
            add("CPU time of all processes with all these isolates idle", "% of a core", used);
        }
    }

    private void add(String what, String unit, double value) {
        report.add(what, unit, value, Report.NONE);
    }

    private List<Double> ours(String name, Object... arguments) throws IOException {
        try (Script script = Script.ours(root, name, arguments)) {
            return script.figures();
        }
    }

    private List<Double> node(Object... arguments) throws IOException {
        try (Script script = Script.node(root, "fork-ping.cjs", arguments)) {
            return script.figures();
        }
    }

    private static boolean isNodePresent() {
        try {
            Process node = new ProcessBuilder("node", "--version").start();
            node.getInputStream().readAllBytes();
            return node.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
