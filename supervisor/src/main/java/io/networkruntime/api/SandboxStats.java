package io.networkruntime.api;

import io.networkruntime.protocol.EndReason;
import io.networkruntime.protocol.Usage;
import java.util.Map;

/**
 * What a sandbox has done so far.
 *
 * @param agents how many agents hold isolates
 * @param isolates how many isolates live
 * @param created how many were asked for since the start
 * @param ended how many ended, by reason
 * @param usage CPU and wall time of all isolates that there were, and the memory of those that live
 * @param peakRssBytes the most resident memory that one of its agents was seen with, in bytes
 */
public record SandboxStats(
        int agents, int isolates, long created, Map<EndReason, Long> ended, Usage usage, long peakRssBytes) {
    public SandboxStats {
        ended = Map.copyOf(ended);
    }
}
