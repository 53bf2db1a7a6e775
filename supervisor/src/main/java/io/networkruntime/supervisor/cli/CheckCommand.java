package io.networkruntime.supervisor.cli;

import io.networkruntime.engine.json.JsonReader;
import io.networkruntime.engine.json.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code check FILE...}: has TypeScript's own compiler check the types of scripts and of what they import, with the host's
 * declarations, as strictly as the configuration has it ({@link CheckOptions}). The compiler is not part of this product: the
 * one in the nearest {@code node_modules} is run by Node.js.
 */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Checks the types of scripts with TypeScript's compiler, which needs Node.js and the package"
                + " typescript in a node_modules folder beside the first script or above it.")
final class CheckCommand implements Callable<Integer> {
    private static final String COMPILER = "node_modules/typescript/lib/tsc.js";
    /** What the runtime decides on, and no configuration. */
    private static final String FIXED = """
            "noEmit": true, "target": "esnext", "module": "esnext", "moduleResolution": "bundler",
            "moduleDetection": "force", "allowImportingTsExtensions": true, "resolveJsonModule": true, "allowJs": true,
            "lib": ["esnext"], "types": []""";

    private static final Map<String, Object> DEFAULTS = Map.of("strict", true, "skipLibCheck", true, "jsx", "react");

    private final Run run;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "A TypeScript or JavaScript file.")
    private List<Path> files = new ArrayList<>();

    CheckCommand(Run run) {
        this.run = run;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Path> scripts = new ArrayList<>();
        for (Path file : files) {
            Path script = run.workingDirectory().resolve(file).normalize();
            if (!Files.isRegularFile(script)) {
                return run.fail(ExitCode.NO_INPUT, "script not found: " + file);
            }
            scripts.add(script.toRealPath());
        }
        String options = options(CheckOptions.of(scripts.getFirst().resolveSibling("")));
        Optional<Path> declarations = declarations();
        Optional<Path> compiler = compiler(scripts.getFirst(), declarations);
        Optional<Path> node = node();
        if (declarations.isEmpty()) {
            return missing("the declarations types/host.d.ts, which are not beside this installation");
        } else if (node.isEmpty()) {
            return missing("Node.js: no 'node' is on the PATH");
        } else if (compiler.isEmpty()) {
            return missing("TypeScript's compiler: run 'npm install --save-dev typescript' in the program's folder");
        }
        return check(node.get(), compiler.get(), options, declarations.get(), scripts);
    }

    private int missing(String what) {
        return run.fail(ExitCode.UNENFORCEABLE, "check needs " + what);
    }

    private static Optional<Path> declarations() {
        @Nullable String launcher = System.getProperty("network-runtime.launcher");
        return Optional.ofNullable(launcher)
                .map(file -> Path.of(file).resolveSibling("../types/host.d.ts").normalize())
                .filter(Files::isRegularFile);
    }

    /** That of the program, else that of this checkout. */
    private static Optional<Path> compiler(Path script, Optional<Path> declarations) {
        Stream<Path> above = Stream.iterate(script.getParent(), folder -> folder != null, Path::getParent);
        return Stream.concat(above, declarations.stream().map(file -> file.resolveSibling("")))
                .map(folder -> folder.resolve(COMPILER))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static Optional<Path> node() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "node"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String options(Map<String, Object> configured) {
        Map<String, Object> options = new TreeMap<>(DEFAULTS);
        options.putAll(configured);
        StringBuilder json = new StringBuilder(FIXED);
        options.forEach((name, value) -> json.append(", ")
                .append(quoted(name))
                .append(": ")
                .append(value instanceof String text ? quoted(text) : value));
        return json.toString();
    }

    private int check(Path node, Path compiler, String options, Path declarations, List<Path> scripts)
            throws IOException, InterruptedException {
        Path project = Files.createTempFile("network-runtime-check-", ".json");
        try {
            Files.writeString(project, project(options, declarations, scripts));
            return new ProcessBuilder(node.toString(), compiler.toString(), "--project", project.toString())
                                    .directory(run.workingDirectory().toFile())
                                    .inheritIO()
                                    .start()
                                    .waitFor()
                            == 0
                    ? ExitCode.OK
                    : ExitCode.UNCAUGHT;
        } finally {
            Files.deleteIfExists(project);
        }
    }

    private static String project(String options, Path declarations, List<Path> scripts) throws IOException {
        List<String> all = new ArrayList<>(List.of(declarations.toString()));
        scripts.forEach(script -> all.add(script.toString()));
        String colored = String.valueOf(Colors.wanted(System.getenv()));
        return "{ \"compilerOptions\": {" + options + ", \"pretty\": " + colored + paths(scripts.getFirst())
                + "}, \"files\": ["
                + String.join(", ", all.stream().map(CheckCommand::quoted).toList()) + "] }";
    }

    /** What the import map of the configuration says, in TypeScript's words. */
    private static String paths(Path script) {
        ConfigFile config = ConfigFile.discover(script.resolveSibling(""));
        Path file = config.file();
        if (file == null) {
            return "";
        }
        List<String> paths = new ArrayList<>();
        try {
            Map<String, @Nullable Object> json = JsonReader.readObject(Files.readString(file));
            JsonReader.object(json.get("imports")).forEach((specifier, target) -> {
                if (target instanceof String address && address.startsWith(".")) {
                    String star = specifier.endsWith("/") ? "*" : "";
                    paths.add(quoted(specifier + star) + ": ["
                            + quoted(file.resolveSibling(address).normalize() + (star.isEmpty() ? "" : "/*")) + "]");
                }
            });
        } catch (IOException e) {
            throw new ConfigurationException("cannot read " + file + ": " + e.getMessage());
        }
        return paths.isEmpty() ? "" : ", \"paths\": {" + String.join(", ", paths) + "}";
    }

    private static String quoted(String text) {
        return JsonWriter.write(text);
    }
}
