package io.networkruntime.supervisor.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A command line, divided between the program and the script. Where {@code run} or {@code eval} is followed by a flag that is
 * Deno's it is read as Deno's: what stands behind the script is the script's, and flags that allow or leave out what is allowed or
 * left out anyway are taken.
 *
 * @param own what the program reads
 * @param forScript {@code Deno.args}
 * @param refused a flag that asks for what cannot be had
 */
record DenoWords(List<String> own, List<String> forScript, Optional<String> refused) {
    private static final List<String> COMMANDS = List.of("run", "eval", "serve");

    /** Looked at only where a command is named. */
    private static final class Flags {
        /** There are no permissions: the main script may do what its user may. */
        static final Pattern ALLOWED = Pattern.compile("-A|-[RWNESI](=.*)?"
                + "|--allow-(all|read|write|net|env|run|ffi|sys|import|scripts)(=.*)?|--no-prompt");
        /** Nothing is checked, locked, fetched or said that these could leave out. */
        static final Pattern IDLE = Pattern.compile("-q|--quiet|--no-check(=.*)?|--no-lock|--no-remote|--no-npm"
                + "|--cached-only|--frozen(=false)?|--unstable(-[a-z0-9-]+)?|--node-modules-dir(=.*)?|--no-code-cache");

        /** The options of this program whose value may be the next word. */
        static final List<String> WITH_VALUE = List.of(
                "--agents",
                "--cpu-limit",
                "--memory-limit",
                "--wall-limit",
                "--cpu-total",
                "--idle-limit",
                "--total-memory",
                "--isolation",
                "--console",
                "--max-time",
                "--config",
                "--host",
                "--port");

        static final Pattern DENIED = Pattern.compile("--deny-[a-z]+(=.*)?");
    }

    static DenoWords of(String... arguments) {
        List<String> words = List.of(arguments);
        return words.isEmpty() || !COMMANDS.contains(words.getFirst()) ? plain(words) : denos(words);
    }

    private static DenoWords plain(List<String> words) {
        int split = words.indexOf("--");
        return new DenoWords(
                words.subList(0, split < 0 ? words.size() : split),
                split < 0 ? List.of() : words.subList(split + 1, words.size()),
                Optional.empty());
    }

    private static DenoWords denos(List<String> words) {
        List<String> own = new ArrayList<>();
        Optional<String> refused = Optional.empty();
        // What serve is given behind the script was never anything else.
        boolean isDenos = words.getFirst().equals("serve");
        int at = 0;
        for (boolean isOption = true; at < words.size() && isOption; at++) {
            String word = words.get(at);
            // The value of an option that is a word of its own.
            boolean isValue = at > 0 && Flags.WITH_VALUE.contains(words.get(at - 1));
            isOption = at == 0 || isValue || (word.startsWith("-") && word.length() > 1);
            if (isValue) {
                own.add(word);
            } else if (Flags.DENIED.matcher(word).matches()) {
                refused = Optional.of(
                        word + ": there are no permissions to deny; the main script may do all that its user may");
            } else if (Flags.ALLOWED.matcher(word).matches()
                    || Flags.IDLE.matcher(word).matches()) {
                isDenos = true;
            } else {
                own.add(word);
            }
        }
        if (!isDenos && refused.isEmpty()) {
            return plain(words);
        }
        List<String> behind = words.subList(at, words.size());
        boolean isSplit = !behind.isEmpty() && behind.getFirst().equals("--");
        return new DenoWords(own, isSplit ? behind.subList(1, behind.size()) : behind, refused);
    }
}
