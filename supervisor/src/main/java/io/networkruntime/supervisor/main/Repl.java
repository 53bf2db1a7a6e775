package io.networkruntime.supervisor.main;

import io.networkruntime.engine.isolate.EventLoop;
import io.networkruntime.engine.natives.CacheFolder;
import io.networkruntime.supervisor.main.ReplEvaluator.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Reads texts from a terminal or from standard input, evaluates them one after the other, and prints what comes of them. A thread of its own reads; all
 * else happens in turns of the main isolate.
 */
final class Repl {
    private static final long COMPLETION_MILLIS = 1000;
    private static final String HELP = """
            .help      these words
            .history   what was entered so far
            .break     forgets what was begun
            .exit      ends the session, as the end of the input does
            _, _error  the last value, and the last error""";

    private final MainSettings settings;
    private final EventLoop loop;
    private final ReplEvaluator evaluator;
    private final boolean prompts;
    private final List<String> history = new ArrayList<>();
    /** For the thread that reads. */
    private final BlockingQueue<String> entered = new LinkedBlockingQueue<>();

    private final List<String> forHistory = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private volatile boolean open = true;

    Repl(MainSettings settings, EventLoop loop, ReplEvaluator evaluator, boolean prompts) {
        this.settings = settings;
        this.loop = loop;
        this.evaluator = evaluator;
        this.prompts = prompts;
    }

    /** Begins to read. */
    void start() {
        if (prompts) {
            print("network-runtime: .help says more, .exit or Ctrl+D ends\n");
        }
        Thread.ofPlatform().daemon().name("repl-input").start(this::read);
    }

    /** Whether more may come. */
    boolean isOpen() {
        return open;
    }

    private void read() {
        try (ReplInput lines = input()) {
            boolean more = false;
            while (open) {
                String line = lines.line(more);
                CompletableFuture<Boolean> done = new CompletableFuture<>();
                loop.post(() -> take(line, done));
                more = done.join();
                entered.drainTo(forHistory);
                forHistory.forEach(lines::remember);
                forHistory.clear();
            }
        } catch (IOException e) {
            loop.post(() -> open = false);
        }
    }

    /** The terminal where there is one that can be set, else the plain lines. */
    private ReplInput input() {
        if (prompts) {
            try {
                return new TerminalInput(CacheFolder.standard().path().resolve("repl-history"), this::complete);
            } catch (IOException | IllegalStateException e) {
                settings.log().accept("the terminal cannot be set, so lines cannot be edited: " + e.getMessage());
            }
        }
        return new PlainInput(settings.stdin(), prompts ? this::print : _ -> {});
    }

    private List<String> complete(String begun) {
        CompletableFuture<List<String>> names = new CompletableFuture<>();
        loop.post(() -> evaluator.complete(text + "\n" + begun, names::complete));
        return names.completeOnTimeout(List.of(), COMPLETION_MILLIS, TimeUnit.MILLISECONDS)
                .join();
    }

    /** Takes a line, or the end of the input; tells whether a text is unfinished. */
    private void take(@org.jspecify.annotations.Nullable String line, CompletableFuture<Boolean> done) {
        String word = line == null ? "" : line.strip();
        if ((line == null && text.isEmpty()) || word.equals(".exit")) {
            open = false;
            done.complete(false);
        } else if (line != null && word.matches("\\.[a-z]+")) {
            done.complete(command(word));
        } else if (line != null && word.isEmpty() && text.isEmpty()) {
            done.complete(false);
        } else {
            boolean last = line == null;
            if (line != null) {
                text.append(text.isEmpty() ? "" : "\n").append(line);
            }
            String whole = text.toString();
            evaluator.evaluate(whole, outcome -> finish(outcome, whole, last, done));
        }
    }

    private boolean command(String word) {
        switch (word) {
            case ".help" -> print(HELP + "\n");
            case ".history" -> history.forEach(entry -> print(entry + "\n"));
            case ".break" -> text.setLength(0);
            default -> print("Unknown command " + word + ": .help says which there are\n");
        }
        return !text.isEmpty();
    }

    private void finish(Outcome outcome, String whole, boolean last, CompletableFuture<Boolean> done) {
        switch (outcome) {
            case Outcome.Unfinished _
            when !last -> {
                done.complete(true);
                return;
            }
            case Outcome.Unfinished(var error) -> print("Uncaught " + error + "\n");
            case Outcome.Shown(var shown) -> print(shown + "\n");
        }
        history.add(whole);
        entered.add(whole);
        text.setLength(0);
        open &= !last;
        done.complete(false);
    }

    private void print(String shown) {
        try {
            OutputStream out = settings.stdout();
            out.write(shown.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            open = false;
        }
    }
}
