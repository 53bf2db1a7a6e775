package io.networkruntime.supervisor.deno;

import io.networkruntime.engine.json.JsonWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The environment variables of the script; children get them. Java cannot change those of its own process. */
final class Environment {
    /** What the launcher changed so that the JVM reads names as UTF-8: the variables as they were, empty for none. */
    private static final String LOCALE = "NETWORK_RUNTIME_LOCALE";

    private final Map<String, String> values;

    Environment(Map<String, String> ofProcess) {
        values = new ConcurrentHashMap<>(ofProcess);
        String locale = values.remove(LOCALE);
        for (String setting : locale == null ? new String[0] : locale.split("\\|", -1)) {
            int equals = setting.indexOf('=');
            if (equals > 0 && equals + 1 < setting.length()) {
                values.put(setting.substring(0, equals), setting.substring(equals + 1));
            } else if (equals > 0) {
                values.remove(setting.substring(0, equals));
            }
        }
    }

    static Environment register(Ops ops, DenoHost host) {
        Environment environment = new Environment(System.getenv());
        host.environment().forEach(environment.values::putIfAbsent);
        Map<String, String> values = environment.values;
        ops.sync("denoEnvGet", a -> values.get(a.string(0)));
        ops.sync("denoEnvSet", a -> {
            values.put(a.string(0), a.string(1));
            return null;
        });
        ops.sync("denoEnvDelete", a -> {
            values.remove(a.string(0));
            return null;
        });
        ops.sync("denoEnvAll", _ -> JsonWriter.write(new TreeMap<>(values)));
        return environment;
    }

    Map<String, String> values() {
        return Map.copyOf(values);
    }
}
