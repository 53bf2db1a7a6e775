package io.networkruntime.engine.module;

/**
 * A place in a source text as V8 prints it.
 *
 * @param url the URL or name of the source
 * @param line 1 for the first line
 * @param column 1 for the first UTF-16 unit of a line
 */
public record Position(String url, int line, int column) {
    static Position ofOffset(String url, String text, int offset) {
        int line = 1;
        int lineStart = 0;
        int end = Math.min(offset, text.length());
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            boolean carriageReturnOfPair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (Lexeme.isLineEnd(c) && !carriageReturnOfPair) {
                line++;
                lineStart = i + 1;
            }
        }
        return new Position(url, line, end - lineStart + 1);
    }

    @Override
    public String toString() {
        return url + ":" + line + ":" + column;
    }
}
