package io.networkruntime.api;

/** Which worker isolates may share an agent process. */
public enum Isolation {
    /** Any: isolates are spread over the agents, least loaded first. */
    SHARED,
    /** Those of one tenant: an agent never holds two. */
    TENANT,
    /** None: an agent holds one isolate, and its memory limit is the kernel's too. */
    PROCESS
}
