package io.networkruntime.engine.module;

import io.networkruntime.engine.json.JsonReader;
import io.networkruntime.engine.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The way back from positions in transpiled text to the text that was written. Transpiled text is compiled under a marked name, so
 * a place that was mapped already, or never had to be, is recognised and stays as it is. Confined to one thread.
 */
public final class SourceMaps {
    private static final String MARK = "#js";
    private static final Pattern PLACE = Pattern.compile("([^\\s()]+)" + MARK + ":(\\d{1,9}):(\\d{1,9})");

    /** A map is read when the first place is asked for, which in most runs never happens. */
    private static final class Entry {
        private final String json;
        private final String written;
        private @Nullable SourceMap map;

        Entry(String json, String written) {
            this.json = json;
            this.written = written;
        }

        SourceMap map() {
            SourceMap read = map;
            if (read == null) {
                read = SourceMap.parse(json);
                map = read;
            }
            return read;
        }
    }

    private final Map<String, Entry> entries = new HashMap<>();

    /** The name under which V8 must compile what a text was transpiled to. */
    public static String generatedName(String url) {
        return url + MARK;
    }

    static String writtenName(String name) {
        return name.endsWith(MARK) ? name.substring(0, name.length() - MARK.length()) : name;
    }

    /** Remembers the way back for a text; {@code url} may be any name without white space and parentheses. */
    public void add(String url, Transpiler.Transpiled transpiled, String written) {
        entries.put(url, new Entry(transpiled.sourceMap(), written));
    }

    /** Whether nothing was transpiled, so that every position is the written one. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /**
     * A source map with the text that was written in it, for whoever has nothing but the map.
     *
     * @param url of the text
     */
    public static String withText(String sourceMap, String url, String written) {
        Map<String, @Nullable Object> map = JsonReader.readObject(sourceMap);
        map.put("sources", List.of(url));
        map.put("sourcesContent", List.of(written));
        return JsonWriter.write(map);
    }

    /** The comment that tells debuggers of a source map; it stands on a line of its own at a text's end. */
    public static String link(String sourceMap) {
        return "\n//# sourceMappingURL=data:application/json;base64,"
                + Base64.getEncoder().encodeToString(sourceMap.getBytes(StandardCharsets.UTF_8));
    }

    /** The written place of a generated one; any other place as it is. */
    public Position original(Position place) {
        Entry entry = place.url().endsWith(MARK) ? entries.get(writtenName(place.url())) : null;
        return entry == null ? place : original(entry, place);
    }

    private static Position original(Entry entry, Position place) {
        Position found = entry.map().original(place);
        return new Position(writtenName(place.url()), found.line(), found.column());
    }

    /** Every generated {@code url:line:column} in an error's stack replaced by the written place. */
    public String originalStack(String stack) {
        return isEmpty() || !stack.contains(MARK) ? stack : PLACE.matcher(stack).replaceAll(this::replacement);
    }

    private String replacement(MatchResult place) {
        Position generated = new Position(
                generatedName(place.group(1)), Integer.parseInt(place.group(2)), Integer.parseInt(place.group(3)));
        return java.util.regex.Matcher.quoteReplacement(original(generated).toString());
    }

    /** The written line of a generated place. */
    Optional<CodeFrame> frame(Position generated) {
        return Optional.ofNullable(entries.get(writtenName(generated.url())))
                .filter(_ -> generated.url().endsWith(MARK))
                .map(entry -> CodeFrame.of(original(entry, generated), entry.written, 1));
    }
}
