package io.networkruntime.engine.module;

import io.networkruntime.engine.json.JsonReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The mappings of one source map with one source.
 *
 * @see <a href="https://tc39.es/ecma426/">ECMA-426, source map format</a>
 */
final class SourceMap {
    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    /** Per generated line: triples of generated column, original line, original column, all from 0, by rising column. */
    private final List<int[]> lines;

    private SourceMap(List<int[]> lines) {
        this.lines = lines;
    }

    static SourceMap parse(String json) {
        Object mappings = JsonReader.readObject(json).get("mappings");
        return new SourceMap(mappings instanceof String text ? new Decoder(text).lines() : List.of());
    }

    Position original(Position generated) {
        if (generated.line() < 1 || generated.line() > lines.size()) {
            return generated;
        }
        int[] mappings = lines.get(generated.line() - 1);
        int found = -1;
        for (int i = 0; i < mappings.length && mappings[i] <= generated.column() - 1; i += 3) {
            found = i;
        }
        // A column before the first mapping of its line is generated code; its nearest written place is that first one.
        int at = found < 0 && mappings.length > 0 ? 0 : found;
        return at < 0 ? generated : new Position(generated.url(), mappings[at + 1] + 1, mappings[at + 2] + 1);
    }

    private static final class Decoder {
        private final String text;
        private int at;
        private int originalLine;
        private int originalColumn;

        Decoder(String text) {
            this.text = text;
        }

        List<int[]> lines() {
            List<int[]> lines = new ArrayList<>();
            while (at <= text.length()) {
                lines.add(line());
                at++;
            }
            return lines;
        }

        private int[] line() {
            int[] triples = new int[12];
            int count = 0;
            int column = 0;
            while (at < text.length() && text.charAt(at) != ';') {
                if (text.charAt(at) == ',') {
                    at++;
                    continue;
                }
                column += number();
                if (!endsSegment()) {
                    number(); // the source: there is one
                    originalLine += number();
                    originalColumn += number();
                    triples = count + 3 > triples.length ? Arrays.copyOf(triples, count * 2) : triples;
                    triples[count++] = column;
                    triples[count++] = originalLine;
                    triples[count++] = originalColumn;
                }
                if (!endsSegment()) {
                    number(); // the name
                }
            }
            return Arrays.copyOf(triples, count);
        }

        private boolean endsSegment() {
            return at >= text.length() || text.charAt(at) == ',' || text.charAt(at) == ';';
        }

        private int number() {
            int value = 0;
            int shift = 0;
            while (at < text.length()) {
                int digit = DIGITS.indexOf(text.charAt(at++));
                value |= (digit & 31) << shift;
                shift += 5;
                if ((digit & 32) == 0) {
                    break;
                }
            }
            return (value & 1) == 0 ? value >> 1 : -(value >> 1);
        }
    }
}
