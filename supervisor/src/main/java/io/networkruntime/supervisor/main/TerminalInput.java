package io.networkruntime.supervisor.main;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.reader.Candidate;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.Widget;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Lines that somebody types at a terminal, with JLine: editing, a history that is kept, completion by the tabulator. The terminal
 * is set by {@code stty(1)}, so that no native library is loaded.
 */
final class TerminalInput implements ReplInput {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nl}\\p{N}_$]*$");
    private static final int HISTORY_LINES = 1000;

    /** A line while it is typed; its word is the name before the cursor. */
    private record Typed(String line, int cursor, String word) implements CompletingParsedLine {
        static Typed at(String line, int cursor) {
            Matcher word = WORD.matcher(line).region(0, cursor);
            return new Typed(line, cursor, word.find() ? word.group() : "");
        }

        @Override
        public int wordCursor() {
            return word.length();
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return word.length();
        }

        @Override
        public int rawWordLength() {
            return word.length();
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word);
        }
    }

    private final Terminal terminal;
    private final LineReader reader;

    /**
     * The terminal of this process.
     *
     * @param history the file with what was entered in earlier sessions
     * @param complete gives the names that may stand where a text ends
     * @throws IOException if there is no terminal or none that can be set
     */
    TerminalInput(Path history, Function<String, List<String>> complete) throws IOException {
        terminal = TerminalBuilder.builder()
                .system(true)
                .provider("exec")
                .dumb(false)
                .nativeSignals(false)
                .encoding(StandardCharsets.UTF_8)
                .build();
        if (terminal.getWidth() <= 0) {
            terminal.close();
            throw new IOException("it has no width");
        }
        reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("network-runtime")
                .parser((line, cursor, _) -> Typed.at(line, cursor))
                .completer((_, line, candidates) -> complete.apply(line.line().substring(0, line.cursor()))
                        .forEach(name -> candidates.add(new Candidate(name, name, null, null, null, null, false))))
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.HISTORY_TIMESTAMPED, false)
                .variable(LineReader.DISABLE_HISTORY, true)
                .variable(LineReader.HISTORY_SIZE, HISTORY_LINES)
                .variable(LineReader.HISTORY_FILE_SIZE, HISTORY_LINES)
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "... ")
                .build();
        remember(history);
        takeInterrupts();
    }

    /** What is typed may be secret. */
    private void remember(Path file) {
        try {
            Files.createDirectories(file.resolveSibling(""));
            try {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } catch (FileAlreadyExistsException kept) {
                // From an earlier session.
            }
            reader.setVariable(LineReader.HISTORY_FILE, file);
            reader.getHistory().load();
        } catch (IOException | IllegalArgumentException e) {
            // A session without the history of others.
            reader.setVariable(LineReader.HISTORY_FILE, null);
        }
    }

    /** While a line is typed, Ctrl+C gives that up and is no signal. */
    private void takeInterrupts() {
        reader.getWidgets().put(LineReader.CALLBACK_INIT, () -> {
            Attributes attributes = terminal.getAttributes();
            attributes.setLocalFlag(Attributes.LocalFlag.ISIG, false);
            terminal.setAttributes(attributes);
            return true;
        });
        Widget giveUp = () -> {
            throw new UserInterruptException(reader.getBuffer().toString());
        };
        Objects.requireNonNull(reader.getKeyMaps().get(LineReader.MAIN)).bind(giveUp, "\u0003");
    }

    @Override
    public @Nullable String line(boolean continued) {
        try {
            return reader.readLine(continued ? "... " : "> ");
        } catch (UserInterruptException e) {
            return ".break";
        } catch (EndOfFileException e) {
            return null;
        }
    }

    @Override
    public void remember(String text) {
        reader.setVariable(LineReader.DISABLE_HISTORY, false);
        reader.getHistory().add(text);
        reader.setVariable(LineReader.DISABLE_HISTORY, true);
    }

    @Override
    public void close() throws IOException {
        terminal.close();
    }
}
