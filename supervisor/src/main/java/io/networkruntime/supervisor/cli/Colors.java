package io.networkruntime.supervisor.cli;

import java.io.Console;
import java.util.Map;

/** Whether to print in colours: https://no-color.org and FORCE_COLOR, else on a terminal. */
final class Colors {
    private Colors() {}

    @SuppressWarnings("SystemConsoleNull") // one checker says that it is never null, another that it may be
    static boolean wanted(Map<String, String> environment) {
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            return false;
        }
        String forced = environment.getOrDefault("FORCE_COLOR", "");
        if (!forced.isEmpty() && !forced.equals("0")) {
            return true;
        }
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}
