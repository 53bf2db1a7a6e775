package io.networkruntime.supervisor.main;

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

    /** Usage fields alone, for {@code stats()}. */
    static String stats(Usage usage) {
        JsonText json = new JsonText();
        usage(json, usage);
        return json.toString();
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
