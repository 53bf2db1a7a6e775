package io.networkruntime.engine.module;

import io.networkruntime.engine.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the {@code compilerOptions} of a {@code deno.json} or {@code tsconfig.json} change about transpiling.
 *
 * @param legacyDecorators TypeScript's experimental decorators in place of the standard's
 * @param decoratorMetadata emit design types for the experimental decorators
 * @param verbatimModuleSyntax keep imports that only types use
 * @param jsxAutomatic import the JSX functions from {@code jsxImportSource}; else call {@code jsxFactory}
 */
public record TypeScriptOptions(
        boolean legacyDecorators,
        boolean decoratorMetadata,
        boolean verbatimModuleSyntax,
        boolean jsxAutomatic,
        String jsxImportSource,
        String jsxFactory,
        String jsxFragmentFactory) {
    /** What TypeScript does when nothing is said: standard decorators, classic JSX with {@code React}. */
    public static final TypeScriptOptions DEFAULT = of(Map.of());

    private static final List<String> FILES = List.of("deno.json", "deno.jsonc", "tsconfig.json");

    /**
     * The options of the nearest {@code deno.json}, {@code deno.jsonc} or {@code tsconfig.json} in a folder or above it.
     *
     * @throws IllegalArgumentException naming the file when it is not valid
     */
    public static TypeScriptOptions discover(Path folder) {
        for (Path at = folder.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            for (String name : FILES) {
                Path file = at.resolve(name);
                if (Files.isRegularFile(file)) {
                    return read(file);
                }
            }
        }
        return DEFAULT;
    }

    /**
     * The options of a configuration file.
     *
     * @throws IllegalArgumentException naming the file when it is not valid
     */
    public static TypeScriptOptions read(Path file) {
        try {
            return of(JsonReader.object(
                    JsonReader.readObject(Files.readString(file)).get("compilerOptions")));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("cannot read " + file + ": " + unreadable.getMessage(), unreadable);
        } catch (IllegalArgumentException invalid) {
            throw new IllegalArgumentException(file + " is not valid: " + invalid.getMessage(), invalid);
        }
    }

    static TypeScriptOptions of(Map<String, @Nullable Object> compilerOptions) {
        String jsx = text(compilerOptions, "jsx", "react");
        return new TypeScriptOptions(
                Boolean.TRUE.equals(compilerOptions.get("experimentalDecorators")),
                Boolean.TRUE.equals(compilerOptions.get("emitDecoratorMetadata")),
                Boolean.TRUE.equals(compilerOptions.get("verbatimModuleSyntax")),
                jsx.startsWith("react-jsx") || jsx.equals("precompile"),
                text(compilerOptions, "jsxImportSource", "react"),
                text(compilerOptions, "jsxFactory", "React.createElement"),
                text(compilerOptions, "jsxFragmentFactory", "React.Fragment"));
    }

    private static String text(Map<String, @Nullable Object> options, String name, String otherwise) {
        return options.get(name) instanceof String value ? value : otherwise;
    }
}
