package io.networkruntime.supervisor.main;

import io.networkruntime.engine.ops.OpTable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Prints errors that nobody caught as Deno prints them, and ends the program for those that must. */
final class UncaughtErrors {
    private static final int STATUS = 1;

    /** A line of a stack that lies in this product's own JavaScript. */
    private static final Pattern OWN_FRAME = Pattern.compile("(?m)^\\s+at (.* \\()?internal:[^\\n]*\\n?");

    private final MainSettings settings;
    private final IntConsumer exit;
    private UnaryOperator<String> stacks = UnaryOperator.identity();

    UncaughtErrors(MainSettings settings, IntConsumer exit) {
        this.settings = settings;
        this.exit = exit;
    }

    /** Says how positions in stacks become those that the user wrote. */
    void mapStacks(UnaryOperator<String> mapping) {
        stacks = mapping;
    }

    void register(OpTable table) {
        table.sync("reportUncaught", a -> {
            print(a.string(0), stacks.apply(a.string(1)));
            return null;
        });
        table.sync("endUncaught", _ -> {
            exit.accept(STATUS);
            return null;
        });
    }

    /** Writes a line of ours to standard error. */
    void line(String text) {
        try {
            settings.stderr().write((text + "\n").getBytes(StandardCharsets.UTF_8));
            settings.stderr().flush();
        } catch (IOException e) {
            // Nobody reads it.
        }
    }

    /** Writes {@code error: } and the text to standard error. */
    void print(String prefix, String text) {
        String head = settings.colorErrors() ? "\u001b[0m\u001b[1m\u001b[31merror\u001b[0m: " : "error: ";
        try {
            OutputStream out = settings.stderr();
            String body = OWN_FRAME.matcher(text).replaceAll("").stripTrailing();
            out.write((head + prefix + body + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            // Nobody reads it.
        }
    }
}
