package io.networkruntime.engine.module;

/**
 * The line of a source that an error is about, with a caret under its place.
 *
 * @param sourceLine the whole line, without its end
 * @param width how many columns are marked, at least 1
 */
public record CodeFrame(Position position, String sourceLine, int width) {
    private static final int SHOWN = 160;

    static CodeFrame of(Position position, String text, int width) {
        String line =
                text.lines().skip(Math.max(0, position.line() - 1L)).findFirst().orElse("");
        return new CodeFrame(position, line, width);
    }

    /** A line end, the source line, a line end, the caret; a long line is shown around its place only. */
    @Override
    public String toString() {
        int column = Math.clamp(position.column() - 1L, 0, sourceLine.length());
        int from = column > SHOWN / 2 ? column - SHOWN / 2 : 0;
        String shown = sourceLine.substring(from, Math.min(sourceLine.length(), from + SHOWN));
        StringBuilder caret = new StringBuilder();
        for (int i = from; i < column; i++) {
            caret.append(sourceLine.charAt(i) == '\t' ? '\t' : ' ');
        }
        int marked = Math.max(1, Math.min(width, from + SHOWN - column));
        return "\n  " + shown + "\n  " + caret + "^".repeat(marked);
    }
}
