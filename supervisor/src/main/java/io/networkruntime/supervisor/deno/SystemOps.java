package io.networkruntime.supervisor.deno;

import io.networkruntime.engine.json.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the operating system says of the machine and of this process, mostly by proc(5). */
final class SystemOps {
    private static final long KIB = 1024;
    private static final long MICROS_PER_TICK = 10_000;
    private static final int PAGE_BYTES = 4096;

    private SystemOps() {}

    static void register(Ops ops, DenoHost host) {
        ops.sync("denoHostname", _ -> line("/proc/sys/kernel/hostname"));
        ops.sync("denoOsRelease", _ -> line("/proc/sys/kernel/osrelease"));
        ops.sync("denoOsUptime", _ ->
                (long) Double.parseDouble(line("/proc/uptime").split(" ", -1)[0]));
        ops.sync("denoLoadavg", _ -> {
            String[] fields = line("/proc/loadavg").split(" ", -1);
            return "[" + String.join(",", List.of(fields).subList(0, 3)) + "]";
        });
        ops.sync("denoUid", _ -> Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        ops.sync("denoGid", _ -> Files.getAttribute(Path.of("/proc/self"), "unix:gid"));
        ops.sync(
                "denoPpid",
                _ -> ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L));
        ops.sync("denoProcessors", _ -> Runtime.getRuntime().availableProcessors());
        ops.sync("denoSystemMemory", _ -> JsonWriter.write(memory()));
        ops.sync("denoMemoryUsage", _ -> memoryUsage(host));
        ops.sync("denoCpuUsage", _ -> cpuUsage());
        ops.sync("denoNetworkInterfaces", _ -> JsonWriter.write(NetworkInterfaces.list()));
    }

    private static String line(String file) throws IOException {
        return Files.readString(Path.of(file)).strip();
    }

    private static Map<String, Object> memory() throws IOException {
        Map<String, Long> bytes = new HashMap<>();
        for (String line : Files.readAllLines(Path.of("/proc/meminfo"))) {
            String[] fields = line.split("[: ]+", -1);
            bytes.put(fields[0], Long.parseLong(fields[1]) * KIB);
        }
        Map<String, Object> memory = new LinkedHashMap<>();
        memory.put("total", bytes.getOrDefault("MemTotal", 0L));
        memory.put("free", bytes.getOrDefault("MemFree", 0L));
        memory.put("available", bytes.getOrDefault("MemAvailable", 0L));
        memory.put("buffers", bytes.getOrDefault("Buffers", 0L));
        memory.put("cached", bytes.getOrDefault("Cached", 0L));
        memory.put("swapTotal", bytes.getOrDefault("SwapTotal", 0L));
        memory.put("swapFree", bytes.getOrDefault("SwapFree", 0L));
        return memory;
    }

    private static String memoryUsage(DenoHost host) throws IOException {
        HeapUsage heap = host.heapUsage();
        Map<String, Object> usage = new LinkedHashMap<>();
        usage.put("rss", Long.parseLong(line("/proc/self/statm").split(" ", -1)[1]) * PAGE_BYTES);
        usage.put("heapTotal", heap.total());
        usage.put("heapUsed", heap.used());
        usage.put("external", heap.external());
        return JsonWriter.write(usage);
    }

    /** User and system time of the process in µs; the kernel counts in ticks of 10 ms. */
    private static String cpuUsage() throws IOException {
        String stat = line("/proc/self/stat");
        String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        int user = 11;
        return JsonWriter.write(Map.of(
                "user", Long.parseLong(afterName[user]) * MICROS_PER_TICK,
                "system", Long.parseLong(afterName[user + 1]) * MICROS_PER_TICK));
    }
}
