package io.networkruntime.engine.module;

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
