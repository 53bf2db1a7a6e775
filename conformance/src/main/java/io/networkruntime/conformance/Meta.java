package io.networkruntime.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the {@code // META:} comments at the head of a test file say
 * (web-platform-tests.org/writing-tests/testharness.html#specifying-metadata).
 *
 * @param scripts what is loaded before the file, as written
 * @param variants the queries it is run with; one empty query if it names none
 * @param globals the scopes it is written for; empty means the default, window and dedicated worker
 * @param longTimeout whether it may take a minute
 * @param title of tests without a name of their own; empty if none
 */
record Meta(List<String> scripts, List<String> variants, List<String> globals, boolean longTimeout, String title) {
    private static final Pattern LINE = Pattern.compile("^//\\s*META:\\s*(\\w*)=(.*)$");
    private static final Pattern IMPORT = Pattern.compile("(?m)^\\s*importScripts\\(([^)]*)\\)");
    private static final Pattern LITERAL = Pattern.compile("[\"']([^\"']+)[\"']");

    static Meta of(String source) {
        List<String> scripts = new ArrayList<>();
        List<String> variants = new ArrayList<>();
        List<String> globals = new ArrayList<>();
        boolean longTimeout = false;
        String title = "";
        for (String line : (Iterable<String>) source.lines()::iterator) {
            if (!line.startsWith("//")) {
                break;
            }
            Matcher meta = LINE.matcher(line.strip());
            if (!meta.matches()) {
                continue;
            }
            String value = meta.group(2).strip();
            switch (meta.group(1)) {
                case "script" -> scripts.add(value);
                case "variant" -> variants.add(value);
                case "global" -> globals.addAll(List.of(value.split(",")));
                case "timeout" -> longTimeout = value.equals("long");
                case "title" -> title = value;
                default -> {}
            }
        }
        if (variants.isEmpty()) {
            variants.add("");
        }
        return new Meta(List.copyOf(scripts), List.copyOf(variants), List.copyOf(globals), longTimeout, title);
    }

    /** The scripts that a {@code .worker.js} file imports itself, the harness left out. */
    static List<String> imports(String source) {
        List<String> found = new ArrayList<>();
        for (Matcher call = IMPORT.matcher(source); call.find(); ) {
            for (Matcher literal = LITERAL.matcher(call.group(1)); literal.find(); ) {
                if (!literal.group(1).equals("/resources/testharness.js")) {
                    found.add(literal.group(1));
                }
            }
        }
        return found;
    }

    /** Whether a worker may run it: files for shadow realms and service workers alone are not for us. */
    boolean isForWorkers() {
        return globals.isEmpty()
                || globals.stream().map(String::strip).anyMatch(global -> switch (global) {
                    case "window", "worker", "dedicatedworker", "jsshell" -> true;
                    default -> false;
                });
    }
}
