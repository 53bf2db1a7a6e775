package io.networkruntime.supervisor.main;

import io.networkruntime.api.Console;
import io.networkruntime.api.Isolation;
import io.networkruntime.api.Limits;

/**
 * What a sandbox of the main script is like where the script does not say: the command line's settings.
 *
 * @param agents how many agents hold isolates
 * @param verbose whether the log hears the agents' standard error
 */
public record SandboxDefaults(
        int agents, Isolation isolation, Limits limits, Console console, boolean verbose, long totalMemoryBytes) {}
