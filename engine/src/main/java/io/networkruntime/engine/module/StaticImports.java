package io.networkruntime.engine.module;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Import declarations for whoever evaluates scripts, which may have none: each becomes a declaration of the same names whose value
 * is awaited from a dynamic import. Names are then bound once, and do not follow what the module assigns later.
 */
public final class StaticImports {
    private static final String NAME = "[\\p{L}\\p{Nl}_$][\\p{L}\\p{Nl}\\p{N}_$]*";
    private static final Pattern CLAUSE = Pattern.compile("\\s*(?:(?<type>type\\s+(?!from\\s*$))?(?:(?<default>" + NAME
            + ")\\s*(?:,\\s*(?=[*{])|(?=from\\b|\\s)))?(?:\\*\\s*as\\s+(?<space>" + NAME
            + ")|\\{(?<names>[^}]*)})?\\s*from)?\\s*");
    private static final Pattern ATTRIBUTES = Pattern.compile("\\s*(?:with|assert)\\s*(\\{[^}]*})");

    private StaticImports() {}

    /** The text with its import declarations replaced; a text that does not scan stays as it is, for V8 to report. */
    public static String asDynamic(String text) {
        if (!text.contains("import")) {
            return text;
        }
        List<ImportSite> sites;
        try {
            sites = ImportScanner.ofModule(text);
        } catch (IllegalArgumentException unreadable) {
            return text;
        }
        StringBuilder made = new StringBuilder(text);
        // From the end, so that the places before stay right.
        for (ImportSite site : sites.reversed()) {
            if (site instanceof ImportSite.Static found) {
                replace(made, text, found);
            }
        }
        return made.toString();
    }

    private static void replace(StringBuilder made, String text, ImportSite.Static site) {
        int keyword = text.lastIndexOf("import", site.start());
        if (keyword < 0) {
            return;
        }
        Matcher clause = CLAUSE.matcher(text.substring(keyword + "import".length(), site.start()));
        if (!clause.matches()) {
            return;
        }
        Matcher attributes = ATTRIBUTES.matcher(text).region(site.end(), text.length());
        boolean attributed = attributes.lookingAt();
        String call = "await import(" + text.substring(site.start(), site.end())
                + (attributed ? ", { with: " + attributes.group(1) + " }" : "") + ")";
        made.replace(keyword, attributed ? attributes.end() : site.end(), declaration(clause, call));
    }

    private static String declaration(Matcher clause, String call) {
        if (clause.group("type") != null) {
            return "";
        }
        String main = clause.group("default");
        String space = clause.group("space");
        if (space != null) {
            return "const " + space + " = " + call + (main == null ? "" : ", { default: " + main + " } = " + space);
        }
        String names = clause.group("names");
        if (main == null && names == null) {
            return call;
        }
        Stream<String> first = main == null ? Stream.of() : Stream.of("default: " + main);
        Stream<String> others = names == null ? Stream.of() : Stream.of(names.split(","));
        return "const { "
                + Stream.concat(
                                first,
                                others.map(String::strip)
                                        .filter(name -> !name.isEmpty() && !name.startsWith("type "))
                                        .map(name -> name.replaceFirst("\\s+as\\s+", ": ")))
                        .collect(Collectors.joining(", "))
                + " } = " + call;
    }
}
