declare namespace NetworkRuntime {
  /** What an isolate has used. */
  interface Usage {
    /** Milliseconds of CPU time. */
    cpuMs: number;
    /** Milliseconds on the clock. */
    wallMs: number;
    /** Bytes of JavaScript heap. */
    heapBytes: number;
    /** Bytes of ArrayBuffers and WebAssembly memory. */
    externalBytes: number;
    /** The most bytes of memory that the agent process has had. */
    peakRssBytes: number;
  }

  type DestroyReason = 'manual' | 'shutdown';

  type TerminationReason =
    | 'cpu_limit_exceeded'
    | 'memory_limit_exceeded'
    | 'wall_limit_exceeded'
    /** Reserved: nothing ends an isolate for it yet. */
    | 'message_limit_exceeded'
    /** Reserved: nothing ends an isolate for it yet. */
    | 'output_limit_exceeded'
    | 'heap_out_of_memory'
    | 'native_crash'
    | 'policy_violation'
    | 'protocol_violation'
    | 'agent_lost'
    | 'recycled';

  /** The host ended the isolate. */
  interface DestroyedEvent extends Usage {
    reason: DestroyReason;
  }

  /** A limit or a failure ended the isolate. */
  interface TerminatedEvent extends Usage {
    reason: TerminationReason;
    /** The limit, in the unit of the option that set it. */
    limit?: number;
    /** What was measured against the limit, in the same unit. */
    measured?: number;
    /** One sentence for people. */
    detail?: string;
    /** The agent's exit code; null if a signal killed it. Absent if the agent lives. */
    exitCode?: number | null;
    /** The number of the signal that killed the agent; null if none did. */
    signal?: number | null;
    agentPid?: number;
    /** For how long the agent ran. */
    agentUptimeMs?: number;
    /** The last words of the agent on its standard error. */
    stderrTail?: string;
  }

  /** An error that nothing in the worker caught; the worker lives on. */
  interface ErrorEvent {
    name: string;
    message: string;
    stack: string;
    source: 'execute' | 'event' | 'request' | 'timer' | 'promise';
  }

  interface ConsoleEvent {
    /** The method of `console` that was called, such as `warn`. */
    level: string;
    text: string;
  }

  /** Exactly one of `destroyed` and `terminated` comes for each isolate, after everything that the worker sent. */
  interface SystemEvents {
    destroyed: DestroyedEvent;
    terminated: TerminatedEvent;
    error: ErrorEvent;
    console: ConsoleEvent;
  }
}
