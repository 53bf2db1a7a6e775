package io.networkruntime.supervisor.deno;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The environment variables of the script; children get them. Java cannot change those of its own process. */
final class Environment {
    private final Map<String, String> values = new ConcurrentHashMap<>(System.getenv());

    static Environment register(Ops ops) {
        Environment environment = new Environment();
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
        ops.sync("denoEnvAll", _ -> Json.object(new TreeMap<>(values)));
        return environment;
    }

    Map<String, String> values() {
        return Map.copyOf(values);
    }
}
