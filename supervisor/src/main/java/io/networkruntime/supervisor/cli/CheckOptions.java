package io.networkruntime.supervisor.cli;

import io.networkruntime.engine.json.JsonReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The {@code compilerOptions} that {@code check} has the compiler follow: how strictly it checks, and what JSX means. What is
 * emitted and how modules are found is the runtime's matter, so what a configuration says about that is passed over.
 *
 * @see <a href="https://www.typescriptlang.org/tsconfig/">TypeScript: TSConfig reference</a>
 */
final class CheckOptions {
    private static final Set<String> FLAGS = Set.of(
            ("allowUnreachableCode allowUnusedLabels alwaysStrict checkJs emitDecoratorMetadata erasableSyntaxOnly"
                            + " exactOptionalPropertyTypes experimentalDecorators noErrorTruncation"
                            + " noFallthroughCasesInSwitch noImplicitAny noImplicitOverride noImplicitReturns"
                            + " noImplicitThis noPropertyAccessFromIndexSignature noUncheckedIndexedAccess"
                            + " noUnusedLocals noUnusedParameters skipLibCheck strict strictBindCallApply"
                            + " strictBuiltinIteratorReturn strictFunctionTypes strictNullChecks"
                            + " strictPropertyInitialization useDefineForClassFields useUnknownInCatchVariables"
                            + " verbatimModuleSyntax")
                    .split(" "));
    private static final Set<String> TEXTS = Set.of("jsx", "jsxFactory", "jsxFragmentFactory", "jsxImportSource");
    private static final Set<String> PASSED_OVER =
            Set.of(("allowArbitraryExtensions allowImportingTsExtensions allowJs allowSyntheticDefaultImports"
                            + " allowUmdGlobalAccess assumeChangesOnlyAffectDirectDependencies baseUrl composite"
                            + " customConditions declaration declarationDir declarationMap"
                            + " disableReferencedProjectLoad disableSizeLimit disableSolutionSearching"
                            + " disableSourceOfProjectReferenceRedirect downlevelIteration emitBOM"
                            + " emitDeclarationOnly esModuleInterop forceConsistentCasingInFileNames importHelpers"
                            + " incremental inlineSourceMap inlineSources isolatedDeclarations isolatedModules"
                            + " jsxImportSourceTypes jsxPrecompileSkipElements lib libReplacement mapRoot"
                            + " maxNodeModuleJsDepth module moduleDetection moduleResolution moduleSuffixes newLine"
                            + " noCheck noEmit noEmitHelpers noEmitOnError noLib noResolve"
                            + " noUncheckedSideEffectImports outDir outFile paths plugins preserveConstEnums"
                            + " preserveSymlinks preserveWatchOutput pretty removeComments resolveJsonModule"
                            + " resolvePackageJsonExports resolvePackageJsonImports rewriteRelativeImportExtensions"
                            + " rootDir rootDirs skipDefaultLibCheck sourceMap sourceRoot stripInternal target"
                            + " traceResolution tsBuildInfoFile typeRoots types")
                    .split(" "));
    private static final int MOST_FILES = 32;

    private CheckOptions() {}

    /** The options for scripts of a folder, by name; those of the nearest configuration that has some. */
    static Map<String, Object> of(Path folder) {
        @Nullable Path config = ConfigFile.discover(folder).file();
        if (config != null && ConfigFile.json(config).containsKey("compilerOptions")) {
            return read(config);
        }
        for (Path at = folder.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            Path file = at.resolve("tsconfig.json");
            if (Files.isRegularFile(file)) {
                return read(file);
            }
        }
        return Map.of();
    }

    /**
     * The options of a file and of those that it extends.
     *
     * @throws ConfigurationException naming the file, and the option that is unknown or has a wrong value
     */
    static Map<String, Object> read(Path file) {
        Map<String, Object> options = new LinkedHashMap<>();
        read(file, options, 0);
        return options;
    }

    private static void read(Path file, Map<String, Object> options, int depth) {
        if (depth > MOST_FILES) {
            throw new ConfigurationException(file + ": \"extends\" leads on and on");
        }
        Map<String, @Nullable Object> json = ConfigFile.json(file);
        for (Object base : bases(file, json.get("extends"))) {
            if (!(base instanceof String path) || !path.matches("[./].*")) {
                throw new ConfigurationException(
                        file + ": \"extends\" must be a path or a list of paths that begin with a dot or a slash, not "
                                + base);
            }
            Path named = file.resolveSibling(path).normalize();
            read(
                    Files.isRegularFile(named) ? named : named.resolveSibling(named.getFileName() + ".json"),
                    options,
                    depth + 1);
        }
        @Nullable Object own = json.get("compilerOptions");
        if (own != null && !(own instanceof Map)) {
            throw new ConfigurationException(file + ": \"compilerOptions\" must be an object");
        }
        JsonReader.object(own).forEach((name, value) -> put(file, options, name, value));
    }

    private static List<?> bases(Path file, @Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case String one -> List.of(one);
            case List<?> several -> several;
            default -> throw new ConfigurationException(file + ": \"extends\" must be a path or a list of paths");
        };
    }

    private static void put(Path file, Map<String, Object> options, String name, @Nullable Object value) {
        String wanted;
        if (FLAGS.contains(name)) {
            wanted = value instanceof Boolean ? "" : "true or false";
        } else if (TEXTS.contains(name)) {
            wanted = value instanceof String ? "" : "a text";
        } else if (PASSED_OVER.contains(name)) {
            return;
        } else {
            throw new ConfigurationException(file + ": unknown compiler option \"" + name + "\"; check follows "
                    + FLAGS.stream().sorted().collect(Collectors.joining(", ")) + ", "
                    + TEXTS.stream().sorted().collect(Collectors.joining(", ")));
        }
        if (!wanted.isEmpty() || value == null) {
            throw new ConfigurationException(file + ": the compiler option \"" + name + "\" must be " + wanted);
        }
        // Deno's own word, for which types are those of the automatic runtime.
        options.put(name, value.equals("precompile") ? "react-jsx" : value);
    }
}
