package io.networkruntime.supervisor.cli;

import picocli.CommandLine.Command;

/** The command line as a whole. */
@Command(
        name = "network-runtime",
        mixinStandardHelpOptions = true,
        versionProvider = Versions.class,
        sortOptions = false,
        synopsisHeading = "Usage: ",
        customSynopsis = {
            "network-runtime [options] <script.js|script.ts|-> [threads]",
            "                       [cpu_limit_ms] [memory_limit_mb] [-- script args...]",
            "       network-runtime eval [options] CODE [-- script args...]",
            "       network-runtime serve [options] <script.js|script.ts> [script args...]",
            "       network-runtime check FILE...",
            "       network-runtime doctor [--strict]",
            "       network-runtime repl [options]"
        },
        description = {
            "%nRuns a trusted main script with the Deno API, which drives untrusted worker",
            "isolates in separate processes.%n"
        },
        parameterListHeading = "%nArguments:%n",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%n",
        footer = {
            "Environment:",
            "  NETWORK_RUNTIME_JAVA   home of the JDK 25 to use",
            "  NETWORK_RUNTIME_CACHE  folder for unpacked natives, snapshots and caches",
            "  NO_COLOR, FORCE_COLOR  whether errors and values are printed in colours",
            "",
            "Exit codes:",
            "  0    the script ended well           66   script not found or not readable",
            "  1    uncaught error in the script    70   internal error",
            "  2    wrong command line              124  --max-time was reached",
            "  3    wrong configuration             128+n  ended by signal n",
            "  4    something asked for cannot be enforced here",
            "",
            "Examples:",
            "  network-runtime main.js 4 10000 128     4 agents, 10 s of CPU, 128 MiB",
            "  network-runtime --agents 2 --cpu-limit 500ms app.ts -- --port 8080",
            "  network-runtime eval 'console.log(Deno.version)'"
        })
final class NetworkRuntimeCommand extends RunCommand {
    NetworkRuntimeCommand(Run run) {
        super(run);
    }
}
