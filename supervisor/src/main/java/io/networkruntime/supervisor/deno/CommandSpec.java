package io.networkruntime.supervisor.deno;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a child is to be started with.
 *
 * @param stdio for stdin, stdout and stderr each p (piped), i (inherited) or n (null)
 * @param user the options of setpriv(1) that change user and group; empty if nothing changes
 */
record CommandSpec(
        String command,
        String directory,
        String stdio,
        List<String> user,
        boolean detached,
        boolean clearEnvironment,
        List<String> arguments,
        Map<String, String> environment) {

    /** Reads the fields that {@code main/deno/command.js} joins by NUL, which no part of a command can contain. */
    static CommandSpec parse(String text) {
        List<String> fields = List.of(text.split("\0", -1));
        int count = Integer.parseInt(fields.get(7));
        int end = 8 + count;
        Map<String, String> environment = new HashMap<>();
        for (int i = end; i + 1 < fields.size(); i += 2) {
            environment.put(fields.get(i), fields.get(i + 1));
        }
        List<String> user = new ArrayList<>();
        if (!fields.get(3).isEmpty()) {
            user.add("--reuid=" + fields.get(3));
        }
        if (!fields.get(4).isEmpty()) {
            user.add("--regid=" + fields.get(4));
        }
        return new CommandSpec(
                fields.get(0),
                fields.get(1),
                fields.get(2),
                user,
                fields.get(5).equals("true"),
                fields.get(6).equals("true"),
                fields.subList(8, end),
                environment);
    }
}
