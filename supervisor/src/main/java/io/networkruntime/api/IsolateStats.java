package io.networkruntime.api;

import io.networkruntime.protocol.Usage;

/**
 * What one isolate has used and how much is under way.
 *
 * @param usage as its agent last said
 * @param peakRssBytes the most resident memory that its agent was seen with, in bytes
 * @param messagesSent messages to the isolate: events, requests, answers and scripts
 * @param bytesSent their payloads and names, in bytes
 * @param messagesReceived messages from the isolate
 * @param bytesReceived their payloads and names, in bytes
 * @param pendingRequests requests and scripts that the isolate has not answered
 * @param queuedMessages what waits for room in the isolate's window
 * @param queuedBytes the same in bytes
 */
public record IsolateStats(
        Usage usage,
        long peakRssBytes,
        long messagesSent,
        long bytesSent,
        long messagesReceived,
        long bytesReceived,
        int pendingRequests,
        int queuedMessages,
        long queuedBytes) {}
