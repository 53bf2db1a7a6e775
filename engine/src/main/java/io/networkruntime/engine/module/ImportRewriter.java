package io.networkruntime.engine.module;

import java.util.List;

/**
 * Gives {@code import(…)} and {@code import.meta} to an engine whose embedding has neither: each keyword is replaced by a name of
 * the same length that the source does not use, so every other character keeps its line and column. In a module the names are
 * bound by one import declaration on a line after the last, in a script by whoever runs it.
 *
 * @see <a href="https://tc39.es/ecma262/#sec-import-calls">ECMA-262, import calls</a>
 */
final class ImportRewriter {
    /** The specifier of the bindings; resolved by referrer, so every module gets its own and none can name another's. */
    static final String BINDINGS = "internal:module";

    private static final String META_STEM = "import_meta";
    private static final String DYNAMIC_STEM = "imp$rt";
    private static final String TAIL = "_$0123456789abcdefghijklmnopqrstuvwxyz";

    private ImportRewriter() {}

    /**
     * A rewritten source.
     *
     * @param text what to compile
     * @param dynamicName the name that stands for the {@code import} of a call, empty when there is none
     * @param metaName the name that stands for {@code import.meta}, empty when there is none
     */
    record Rewritten(String text, String dynamicName, String metaName) {
        boolean isChanged() {
            return !dynamicName.isEmpty() || !metaName.isEmpty();
        }
    }

    static Rewritten module(String source) {
        if (!mayImport(source)) {
            return new Rewritten(source, "", "");
        }
        Rewritten patched = patch(source, ImportScanner.ofModule(source), true);
        return patched.isChanged()
                ? new Rewritten(patched.text + binding(patched), patched.dynamicName, patched.metaName)
                : patched;
    }

    /** {@code import.meta} stays as it is: in a script it is a syntax error. */
    static Rewritten script(String source) {
        return mayImport(source) ? patch(source, ImportScanner.ofScript(source), false) : new Rewritten(source, "", "");
    }

    private static String binding(Rewritten patched) {
        String dynamic = patched.dynamicName.isEmpty() ? "" : "load as " + patched.dynamicName;
        String meta = patched.metaName.isEmpty() ? "" : "meta as " + patched.metaName;
        String comma = dynamic.isEmpty() || meta.isEmpty() ? "" : ",";
        return "\nimport{" + dynamic + comma + meta + "}from\"" + BINDINGS + "\"";
    }

    /** Whether an {@code import} is followed by a parenthesis or a dot anywhere, be it in a string or a comment. */
    static boolean mayImport(String source) {
        for (int i = source.indexOf("import"); i >= 0; i = source.indexOf("import", i + 6)) {
            if (source.startsWith("/", i + 6)) {
                // A comment perhaps; to look for its end here, time and again, could take a hostile text's length
                // squared.
                return true;
            }
            int next = Lexeme.skipBlank(source, i + 6);
            if (next < source.length() && (source.charAt(next) == '(' || source.charAt(next) == '.')) {
                return true;
            }
        }
        return false;
    }

    static Rewritten patch(String source, List<ImportSite> sites, boolean withMeta) {
        boolean calls = sites.stream().anyMatch(ImportSite.Dynamic.class::isInstance);
        boolean asks = withMeta && sites.stream().anyMatch(ImportSite.Meta.class::isInstance);
        String dynamicName = calls ? unused(DYNAMIC_STEM, source) : "";
        String metaName = asks ? unused(META_STEM, source) : "";
        StringBuilder text = new StringBuilder(source);
        // From the end, for a name may be longer than the first line of what it replaces.
        for (ImportSite site : sites.reversed()) {
            if (site instanceof ImportSite.Dynamic(int start)) {
                // Not replace(), which moves the whole tail even for the same length.
                for (int i = 0; i < dynamicName.length(); i++) {
                    text.setCharAt(start + i, dynamicName.charAt(i));
                }
            } else if (withMeta && site instanceof ImportSite.Meta(int start, int end)) {
                overwrite(text, start, end, metaName);
            }
        }
        return new Rewritten(text.toString(), dynamicName, metaName);
    }

    /** Puts the name where the expression began and blanks the rest of it, keeping the line ends that stood inside. */
    private static void overwrite(StringBuilder text, int start, int end, String name) {
        for (int i = start; i < end; i++) {
            if (!Lexeme.isLineEnd(text.charAt(i))) {
                text.setCharAt(i, ' ');
            }
        }
        // `import\n.meta`: the first line may only grow where nothing follows on it.
        int room = start;
        while (room < end && room - start < name.length() && !Lexeme.isLineEnd(text.charAt(room))) {
            room++;
        }
        String removed = text.substring(start, room);
        text.replace(start, start + removed.length(), name);
    }

    /** A name of the stem's length that does not occur in the source. */
    static String unused(String stem, String source) {
        String name = stem;
        String head = stem.substring(0, stem.length() - 2);
        for (int i = 0; source.contains(name); i++) {
            if (i >= TAIL.length() * TAIL.length()) {
                throw new IllegalArgumentException("the source uses every name like " + stem + " there is");
            }
            name = head + TAIL.charAt(i / TAIL.length()) + TAIL.charAt(i % TAIL.length());
        }
        return name;
    }
}
