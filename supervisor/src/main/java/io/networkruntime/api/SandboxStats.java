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
 * @param messagesSent messages to all isolates that there were: events, requests, answers and scripts
 * @param bytesSent their payloads and names, in bytes
 * @param messagesReceived messages from them
 * @param bytesReceived their payloads and names, in bytes
 * @param pendingRequests requests and scripts that have not been answered
 * @param queuedMessages what waits for room in isolates' windows
 * @param queuedBytes the same in bytes
 */
public record SandboxStats(
        int agents,
        int isolates,
        long created,
        Map<EndReason, Long> ended,
        Usage usage,
        long peakRssBytes,
        long messagesSent,
        long bytesSent,
        long messagesReceived,
        long bytesReceived,
        int pendingRequests,
        int queuedMessages,
        long queuedBytes) {
    public SandboxStats {
        ended = Map.copyOf(ended);
    }
}
