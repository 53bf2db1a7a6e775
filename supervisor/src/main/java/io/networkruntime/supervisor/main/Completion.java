package io.networkruntime.supervisor.main;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a text that ends in the middle of a name asks for: the names of an object, which other names and dots lead to, or those
 * that are known everywhere.
 *
 * @param object the path to the object, empty for none
 * @param prefix what the names begin with
 */
record Completion(String object, String prefix) {
    private static final String NAME = "[\\p{L}\\p{Nl}_$][\\p{L}\\p{Nl}\\p{N}_$]*";
    private static final Pattern PLACE = Pattern.compile(
            "(?<![\\p{L}\\p{N}_$.)\\]}\"'`])(?:(" + NAME + "(?:\\??\\." + NAME + ")*)\\??\\.)?(" + NAME + ")?$");
    private static final List<String> KEYWORDS = List.of(
            ("async await break case catch class const continue debugger default delete do else export extends false"
                            + " finally for function if import in instanceof let new null return static super switch"
                            + " this throw true try typeof undefined var void while with yield")
                    .split(" "));

    /** What a text asks for; everything with an empty prefix if it does not end in a name. */
    static Completion of(String text) {
        Matcher place = PLACE.matcher(text);
        if (!place.find()) {
            return new Completion("", "");
        }
        String object = place.group(1);
        String prefix = place.group(2);
        return new Completion(object == null ? "" : object, prefix == null ? "" : prefix);
    }

    /** Whether nothing can be told: the end is neither a name nor behind a dot. */
    boolean isEmpty() {
        return object.isEmpty() && prefix.isEmpty();
    }

    /** An expression whose value is the names, a line each. */
    String expression() {
        String holder = object.isEmpty() ? "globalThis" : "Object(" + object + ")";
        return "(holder=>{const names=new Set();"
                + "for(let at=holder;at!==null;at=Object.getPrototypeOf(at))"
                + "for(const name of Object.getOwnPropertyNames(at))names.add(name);"
                + "return[...names].join('\\n')})(" + holder + ")";
    }

    /** Those of the names that fit, in their order. */
    List<String> fitting(String found, List<String> declared) {
        Stream<String> everywhere =
                object.isEmpty() ? Stream.concat(declared.stream(), KEYWORDS.stream()) : Stream.of();
        return Stream.concat(Arrays.stream(found.split("\n")), everywhere)
                .filter(name -> name.startsWith(prefix) && name.matches(NAME))
                .distinct()
                .sorted()
                .toList();
    }
}
