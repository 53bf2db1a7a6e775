package io.networkruntime.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Sockets of the main isolate: small messages over TCP, HTTP and WebSockets, client and server in one program; the same text
 * on Deno where there is one, in turn with ours.
 */
final class Sockets {
    /** Rounds of a process; the first are its warm-up. */
    private static final int ROUNDS = 4;

    private static final List<Load> LOADS = List.of(
            new Load("TCP echo, lines, 1 connection", "tcp-echo.js", 1),
            new Load("TCP echo, lines, 50 connections", "tcp-echo.js", 50),
            new Load("HTTP hello, requests, 1 connection", "http-hello.js", 1),
            new Load("HTTP hello, requests, 50 connections", "http-hello.js", 50),
            new Load("HTTP hello, requests, 1 000 connections", "http-hello.js", 1000),
            new Load("WebSocket chat, deliveries, 20 guests", "ws-chat.js", 20));

    private final Path root;
    private final Optional<String> deno = findDeno();

    /** A script and how many connections it opens. */
    private record Load(String title, String script, int connections) {
        /** So many messages of each connection make up {@code messages} in all; of a chat each is heard by everybody. */
        long share(long messages) {
            long heard = script.startsWith("ws-") ? (long) connections * connections : connections;
            return Math.max(1, messages / heard);
        }
    }

    Sockets(Path root) {
        this.root = root;
    }

    /** What {@code DENO} names, or else the one on the path. */
    private static Optional<String> findDeno() {
        String named = System.getenv("DENO");
        if (named != null && !named.isEmpty()) {
            return Optional.of(named);
        }
        String path = System.getenv("PATH");
        return Stream.of((path == null ? "" : path).split(Pattern.quote(File.pathSeparator), -1))
                .map(folder -> Path.of(folder, "deno"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    void measure(Report report, Plan plan) throws IOException {
        for (Load load : LOADS) {
            Object[] arguments = {load.connections(), load.share(plan.socketMessages()), ROUNDS};
            List<Double> ours = new ArrayList<>();
            List<Double> theirs = new ArrayList<>();
            for (int i = 0; i < plan.rounds(); i++) {
                try (Script script = Script.main(root, load.script(), arguments)) {
                    ours.add(script.figures().getLast());
                }
                if (deno.isPresent()) {
                    try (Script script = Script.deno(root, deno.get(), load.script(), arguments)) {
                        theirs.add(script.figures().getLast());
                    }
                }
            }
            report.add(
                    load.title(),
                    "1/s",
                    Figures.of("1/s", ours).median(),
                    theirs.isEmpty() ? Report.NONE : Figures.of("1/s", theirs).median());
        }
    }
}
