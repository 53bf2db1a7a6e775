package io.networkruntime.engine.module;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The way back from positions in transpiled text to the text that was written, by URL. Confined to the isolate's thread. */
public final class SourceMaps {
    private static final Pattern PLACE = Pattern.compile("((?:file|data|module):[^\\s()]*?):(\\d+):(\\d+)");

    private record Entry(SourceMap map, String original) {}

    private final Map<String, Entry> entries = new HashMap<>();

    void put(String url, String sourceMap, String original) {
        entries.put(url, new Entry(SourceMap.parse(sourceMap), original));
    }

    /** Whether nothing was transpiled, so that every position is already the written one. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The written place of a generated one; the same place where there is no map or no mapping. */
    public Position original(Position generated) {
        Entry entry = entries.get(generated.url());
        return entry == null ? generated : entry.map.original(generated);
    }

    /** The text that was written for a URL, when it was transpiled. */
    public Optional<String> originalText(String url) {
        return Optional.ofNullable(entries.get(url)).map(Entry::original);
    }

    /** Every {@code url:line:column} in an error's stack replaced by the written place. */
    public String originalStack(String stack) {
        if (isEmpty()) {
            return stack;
        }
        Matcher places = PLACE.matcher(stack);
        return places.replaceAll(
                place -> Matcher.quoteReplacement(original(position(place)).toString()));
    }

    private static Position position(java.util.regex.MatchResult place) {
        try {
            return new Position(place.group(1), Integer.parseInt(place.group(2)), Integer.parseInt(place.group(3)));
        } catch (NumberFormatException tooLarge) {
            return new Position(place.group(1), 1, 1);
        }
    }

    Optional<CodeFrame> frame(Position generated) {
        return originalText(generated.url()).map(text -> CodeFrame.of(original(generated), text, 1));
    }
}
