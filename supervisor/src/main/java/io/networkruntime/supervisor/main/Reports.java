package io.networkruntime.supervisor.main;

import io.networkruntime.api.IsolateStats;
import io.networkruntime.api.SandboxStats;
import io.networkruntime.protocol.EndReason;
import io.networkruntime.protocol.ErrorSource;
import io.networkruntime.protocol.GuestError;
import io.networkruntime.protocol.Usage;
import io.networkruntime.supervisor.isolate.EndReport;
import io.networkruntime.supervisor.limits.ExitStatus;
import java.util.Locale;
import java.util.Optional;

/** System events as the main script sees them, as JSON text. Times are in ms, sizes in bytes. */
final class Reports {
    private static final double NANOS_PER_MILLI = 1e6;

    private Reports() {}

    static String end(EndReport report) {
        JsonText json = new JsonText().put("reason", report.reason().word());
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
        return json.toString();
    }

    /** One isolate's figures, for {@code isolate.stats()}. */
    static String stats(IsolateStats stats) {
        JsonText json = new JsonText();
        usage(json, stats.usage());
        return json.put("peakRssBytes", stats.peakRssBytes())
                .put("messagesSent", stats.messagesSent())
                .put("bytesSent", stats.bytesSent())
                .put("messagesReceived", stats.messagesReceived())
                .put("bytesReceived", stats.bytesReceived())
                .put("pendingRequests", stats.pendingRequests())
                .put("queuedMessages", stats.queuedMessages())
                .put("queuedBytes", stats.queuedBytes())
                .toString();
    }

    /** A sandbox's figures, for {@code sandbox.stats()}. */
    static String stats(SandboxStats stats) {
        JsonText json = new JsonText()
                .put("agents", stats.agents())
                .put("isolates", stats.isolates())
                .put("created", stats.created());
        JsonText ended = new JsonText();
        stats.ended().forEach((reason, count) -> ended.put(reason.word(), count));
        usage(json, stats.usage());
        return json.put("peakRssBytes", stats.peakRssBytes())
                .put("messagesSent", stats.messagesSent())
                .put("bytesSent", stats.bytesSent())
                .put("messagesReceived", stats.messagesReceived())
                .put("bytesReceived", stats.bytesReceived())
                .put("pendingRequests", stats.pendingRequests())
                .put("queuedMessages", stats.queuedMessages())
                .put("queuedBytes", stats.queuedBytes())
                .put("ended", ended)
                .toString();
    }

    private static void usage(JsonText json, Usage usage) {
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
        return new JsonText()
                .put("name", error.name())
                .put("message", error.message())
                .put("stack", error.stack())
                .put("source", source.name().toLowerCase(Locale.ROOT))
                .toString();
    }

    static String console(String level, String text) {
        return new JsonText().put("level", level).put("text", text).toString();
    }
}
