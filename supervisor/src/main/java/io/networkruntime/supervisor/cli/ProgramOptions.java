package io.networkruntime.supervisor.cli;

import io.networkruntime.engine.module.ImportMap;
import io.networkruntime.engine.module.TypeScriptOptions;
import io.networkruntime.supervisor.inspector.InspectorAddress;
import io.networkruntime.supervisor.main.InspectorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options about a program's surroundings: its configuration, its variables, and how it is run again. */
final class ProgramOptions {
    private static final String DEFAULT_INSPECTOR = "127.0.0.1:9229";

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Reads the settings from this file; else from the nearest network-runtime.json"
                    + " or deno.json beside the script or above it.")
    private @Nullable Path config;

    @Option(names = "--no-config", description = "Reads no configuration file.")
    private boolean noConfig;

    @Option(names = "--print-config", description = "Prints the settings with where each comes from, and ends.")
    private boolean printConfig;

    @Option(
            names = "--env-file",
            paramLabel = "FILE",
            description = "Takes environment variables from a dotenv file (default: .env); those that are"
                    + " set already stay. Write --env-file=FILE. May come more than once.")
    private List<Path> envFiles = new ArrayList<>();

    @Option(
            names = "--watch",
            description = "Runs the program anew each time it, or a local module that it imports, changes.")
    private boolean watch;

    @Option(
            names = "--inspect",
            paramLabel = "HOST:PORT",
            description = "Lets debuggers connect by the DevTools protocol (default: 127.0.0.1:9229). Write"
                    + " --inspect=HOST:PORT.")
    private @Nullable String inspect;

    @Option(
            names = "--inspect-brk",
            paramLabel = "HOST:PORT",
            description = "As --inspect, but waits for a debugger and stops before the first line.")
    private @Nullable String inspectBreak;

    @Option(
            names = "--inspect-worker",
            paramLabel = "HOST:PORT",
            description = "Lets debuggers connect to worker isolates, at the address of --inspect (default:"
                    + " 127.0.0.1:9229) or another. Write --inspect-worker=HOST:PORT.")
    private @Nullable String inspectWorker;

    @Option(
            names = "--inspect-worker-brk",
            paramLabel = "HOST:PORT",
            description = "As --inspect-worker, but each worker waits for a debugger and stops before the first line.")
    private @Nullable String inspectWorkerBreak;

    /** Who may be debugged, and where debuggers connect. */
    InspectorSettings inspector() {
        Optional<InspectorAddress> main = address("--inspect", inspect, inspectBreak);
        Optional<InspectorAddress> workers = address("--inspect-worker", inspectWorker, inspectWorkerBreak);
        boolean unnamed = "".equals(inspectWorkerBreak == null ? inspectWorker : inspectWorkerBreak);
        return new InspectorSettings(
                main,
                main.isPresent() && unnamed
                        ? workers.map(own -> new InspectorAddress(
                                main.get().host(), main.get().port(), own.breaks()))
                        : workers);
    }

    private Optional<InspectorAddress> address(String option, @Nullable String plain, @Nullable String breaking) {
        String address = breaking == null ? plain : breaking;
        try {
            return Optional.ofNullable(address)
                    .map(text -> InspectorAddress.parse(text.isEmpty() ? DEFAULT_INSPECTOR : text, breaking != null));
        } catch (IllegalArgumentException e) {
            throw new UsageException(option + ": " + e.getMessage());
        }
    }

    boolean printConfig() {
        return printConfig;
    }

    boolean watch() {
        return watch;
    }

    /** The configuration for a program in a folder. */
    ConfigFile config(Path workingDirectory, Path folder) {
        if (noConfig && config != null) {
            throw new ConfigurationException("--config and --no-config exclude each other");
        }
        if (noConfig) {
            return ConfigFile.NONE;
        }
        return config == null
                ? ConfigFile.discover(folder)
                : ConfigFile.read(workingDirectory.resolve(config).normalize());
    }

    /** The dotenv files, in the order in which later ones win. */
    List<Path> envFiles(Path workingDirectory, ConfigFile settings) {
        if (!envFiles.isEmpty()) {
            return envFiles.stream().map(workingDirectory::resolve).toList();
        }
        Path file = settings.file();
        return file == null
                ? List.of()
                : settings.texts(ConfigKey.ENV_FILE).stream()
                        .map(file::resolveSibling)
                        .toList();
    }

    /** The variables of the dotenv files. One that is missing is told, and passed over as Deno does. */
    Map<String, String> environment(List<Path> files, Consumer<String> warnings) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (Path file : files) {
            try {
                variables.putAll(EnvFile.parse(Files.readString(file), System.getenv()));
            } catch (NoSuchFileException e) {
                warnings.accept("the environment file " + file + " was not found");
            } catch (IOException e) {
                throw new ConfigurationException("cannot read the environment file " + file + ": " + e.getMessage());
            }
        }
        return variables;
    }

    ImportMap imports(ConfigFile settings, Path folder) {
        Path file = settings.file();
        if (noConfig) {
            return ImportMap.EMPTY;
        }
        if (file != null && (config != null || settings.has(file, "imports", "scopes", "importMap"))) {
            return explained(() -> ImportMap.read(file));
        }
        return explained(() -> ImportMap.discover(folder));
    }

    TypeScriptOptions typeScript(ConfigFile settings, Path folder) {
        Path file = settings.file();
        if (noConfig) {
            return TypeScriptOptions.DEFAULT;
        }
        if (file != null && (config != null || settings.has(file, "compilerOptions"))) {
            return explained(() -> TypeScriptOptions.read(file));
        }
        return explained(() -> TypeScriptOptions.discover(folder));
    }

    private static <T> T explained(java.util.function.Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException invalid) {
            throw new ConfigurationException(String.valueOf(invalid.getMessage()));
        }
    }
}
