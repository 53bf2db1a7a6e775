package io.networkruntime.supervisor.main;

import io.networkruntime.api.IsolateStats;
import io.networkruntime.api.SandboxStats;
import io.networkruntime.engine.json.JsonWriter;
import io.networkruntime.protocol.EndReason;
import io.networkruntime.protocol.ErrorSource;
import io.networkruntime.protocol.GuestError;
import io.networkruntime.protocol.Usage;
import io.networkruntime.supervisor.isolate.EndReport;
import io.networkruntime.supervisor.limits.ExitStatus;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** System events as the main script sees them, as JSON text. Times are in ms, sizes in bytes. */
final class Reports {
    private static final double NANOS_PER_MILLI = 1e6;

    private Reports() {}

    static String end(EndReport report) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("reason", report.reason().word());
        if (!report.reason().isByHost()) {
            json.put("limit", inUserUnit(report.reason(), report.limit()));
            json.put("measured", inUserUnit(report.reason(), report.measured()));
            json.put("detail", report.detail());
        }
        usage(json, report.usage());
        json.put("peakRssBytes", report.peakRssBytes());
        report.agentDeath().ifPresent(death -> {
            Optional<ExitStatus> status = death.status();
            boolean signalled = status.isPresent() && status.get().signal().isPresent();
            json.put(
                    "exitCode",
                    status.isEmpty() || signalled ? null : status.get().code());
            json.put("signal", signalled ? status.get().signal().getAsInt() : null);
            json.put("agentPid", death.pid());
            json.put("agentUptimeMs", death.uptime().toMillis());
            json.put("stderrTail", death.stderrTail());
        });
        return JsonWriter.write(json);
    }

    /** One isolate's figures, for {@code isolate.stats()}. */
    static String stats(IsolateStats stats) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        usage(json, stats.usage());
        json.put("peakRssBytes", stats.peakRssBytes());
        json.put("messagesSent", stats.messagesSent());
        json.put("bytesSent", stats.bytesSent());
        json.put("messagesReceived", stats.messagesReceived());
        json.put("bytesReceived", stats.bytesReceived());
        json.put("pendingRequests", stats.pendingRequests());
        json.put("queuedMessages", stats.queuedMessages());
        json.put("queuedBytes", stats.queuedBytes());
        return JsonWriter.write(json);
    }

    /** A sandbox's figures, for {@code sandbox.stats()}. */
    static String stats(SandboxStats stats) {
        Map<String, Long> ended = new LinkedHashMap<>();
        stats.ended().forEach((reason, count) -> ended.put(reason.word(), count));
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("agents", stats.agents());
        json.put("isolates", stats.isolates());
        json.put("created", stats.created());
        usage(json, stats.usage());
        json.put("peakRssBytes", stats.peakRssBytes());
        json.put("messagesSent", stats.messagesSent());
        json.put("bytesSent", stats.bytesSent());
        json.put("messagesReceived", stats.messagesReceived());
        json.put("bytesReceived", stats.bytesReceived());
        json.put("pendingRequests", stats.pendingRequests());
        json.put("queuedMessages", stats.queuedMessages());
        json.put("queuedBytes", stats.queuedBytes());
        json.put("ended", ended);
        return JsonWriter.write(json);
    }

    private static void usage(Map<String, @Nullable Object> json, Usage usage) {
        json.put("cpuMs", usage.cpuNanos() / NANOS_PER_MILLI);
        json.put("wallMs", usage.wallNanos() / NANOS_PER_MILLI);
        json.put("heapBytes", usage.heapBytes());
        json.put("externalBytes", usage.externalBytes());
    }

    private static Object inUserUnit(EndReason reason, long value) {
        boolean isTime = reason == EndReason.CPU_LIMIT_EXCEEDED || reason == EndReason.WALL_LIMIT_EXCEEDED;
        return isTime ? value / NANOS_PER_MILLI : value;
    }

    static String error(ErrorSource source, GuestError error) {
        return JsonWriter.write(Map.of(
                "name", error.name(),
                "message", error.message(),
                "stack", error.stack(),
                "source", source.name().toLowerCase(Locale.ROOT)));
    }

    static String console(String level, String text) {
        return JsonWriter.write(Map.of("level", level, "text", text));
    }
}
