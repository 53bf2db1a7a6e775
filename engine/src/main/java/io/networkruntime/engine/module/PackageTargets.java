package io.networkruntime.engine.module;

import io.networkruntime.engine.json.JsonReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which file the {@code exports} or {@code imports} of a package.json mean, under the conditions of one kind of reference.
 *
 * @see <a href="https://nodejs.org/api/packages.html#conditional-exports">Node, conditional exports</a>
 */
final class PackageTargets {
    private final Set<String> conditions;

    private PackageTargets(Set<String> conditions) {
        this.conditions = conditions;
    }

    /**
     * The first target that one of the two sets of conditions gives. What is meant for Node counts only where a package has nothing
     * else: it is likely to need Node's built-in modules, which a package's default does without.
     */
    static Optional<String> find(ReferenceKind by, Function<PackageTargets, Optional<String>> question) {
        Set<String> portable = Set.of("deno", "default", "module-sync", by.condition());
        Set<String> forNode = Set.of("deno", "default", "module-sync", by.condition(), "node");
        return question.apply(new PackageTargets(portable)).or(() -> question.apply(new PackageTargets(forNode)));
    }

    static String describe(ReferenceKind by) {
        return "deno, " + by.condition() + ", default, node";
    }

    /** The target of a subpath that begins with a dot. */
    Optional<String> resolveExport(Object exports, String subpath) {
        boolean isTable = exports instanceof Map<?, ?> map
                && map.keySet().stream().anyMatch(key -> String.valueOf(key).startsWith("."));
        if (!isTable) {
            return subpath.equals(".") ? target(exports, "") : Optional.empty();
        }
        return resolve(exports, subpath);
    }

    /** The target of a key: itself, or the longest pattern with a star that it fits. */
    Optional<String> resolve(@Nullable Object table, String key) {
        Map<String, @Nullable Object> entries = JsonReader.object(table);
        if (entries.containsKey(key) && !key.contains("*")) {
            return target(entries.get(key), "");
        }
        String best = null;
        for (String pattern : entries.keySet()) {
            if (fits(pattern, key) && (best == null || isMoreExact(pattern, best))) {
                best = pattern;
            }
        }
        if (best == null) {
            return Optional.empty();
        }
        int star = best.indexOf('*');
        return target(entries.get(best), key.substring(star, key.length() - (best.length() - star - 1)));
    }

    private static boolean fits(String pattern, String key) {
        int star = pattern.indexOf('*');
        return star >= 0
                && key.length() >= pattern.length()
                && key.startsWith(pattern.substring(0, star))
                && key.endsWith(pattern.substring(star + 1));
    }

    private static boolean isMoreExact(String pattern, String than) {
        int prefix = Integer.compare(pattern.indexOf('*'), than.indexOf('*'));
        return prefix > 0 || (prefix == 0 && pattern.length() > than.length());
    }

    private Optional<String> target(@Nullable Object target, String star) {
        return switch (target) {
            case String path -> Optional.of(path.replace("*", star));
            case List<?> alternatives ->
                alternatives.stream()
                        .flatMap(each -> target(each, star).stream())
                        .findFirst();
            case Map<?, ?> conditional ->
                conditional.entrySet().stream()
                        .filter(entry -> conditions.contains(String.valueOf(entry.getKey())))
                        .flatMap(entry -> target(entry.getValue(), star).stream())
                        .findFirst();
            case null, default -> Optional.empty();
        };
    }
}
