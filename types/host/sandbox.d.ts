declare namespace NetworkRuntime {
  /** `shared`: isolates share agents, the least loaded first; `tenant`: an agent never holds two tenants; `process`: one isolate each. */
  type Isolation = 'shared' | 'tenant' | 'process';

  /** Where a worker's `console` goes: nowhere, to the host's standard error, or to `onSystem('console', …)`. */
  type ConsoleMode = 'none' | 'inherit' | 'event';

  /** Limits of one isolate. 0 means none; a value that is no whole number of 0 or more is a `TypeError`. */
  interface Limits {
    /** Milliseconds of CPU time that one turn may use; 500 where the command line says nothing else. */
    cpuLimitMs?: number;
    /** Milliseconds of CPU time over the isolate's life. */
    cpuTotalMs?: number;
    /** Milliseconds on the clock that one turn may take. */
    wallLimitMs?: number;
    /** Milliseconds on the clock in which nothing is said to the isolate or by it, and it does nothing. */
    idleLimitMs?: number;
    /** MiB of JavaScript heap, ArrayBuffers and WebAssembly memory together. */
    memoryLimitMb?: number;
    /** Bytes that may wait in the queue to the isolate; beyond it `send` throws a `QuotaExceededError`. */
    maxQueueBytes?: number;
    console?: ConsoleMode;
  }

  interface SandboxOptions extends Limits {
    /** Number of agent processes, 1 or more. */
    agents?: number;
    isolation?: Isolation;
    /** MiB that all agents and the memory limits of their isolates may add up to; beyond it `createIsolate` is rejected. */
    totalMemoryMb?: number;
  }

  interface IsolateOptions extends Limits {
    /** Whose code this is; isolates of different tenants are kept apart with `isolation: 'tenant'`. */
    tenant?: string;
    /** A name for messages and statistics. */
    name?: string;
    /** An absolute `http:` or `https:` URL: what the worker's relative URLs are resolved against, its origin, and its `location`. */
    location?: string | URL;
  }

  interface SandboxStats extends Usage {
    agents: number;
    isolates: number;
    /** Isolates made since the start. */
    created: number;
    /** How many isolates ended, by reason. */
    ended: Partial<Record<DestroyReason | TerminationReason, number>>;
    /** Messages to all isolates that there were, and their bytes. */
    messagesSent: number;
    bytesSent: number;
    /** Messages from them, and their bytes. */
    messagesReceived: number;
    bytesReceived: number;
    /** Requests and scripts that wait for an answer. */
    pendingRequests: number;
    /** What waits for isolates that do not read. */
    queuedMessages: number;
    queuedBytes: number;
  }
}

/** A pool of agent processes in which worker isolates run. */
declare class V8Sandbox {
  /** @throws {TypeError} naming the option that is unknown or has a wrong value */
  constructor(options?: NetworkRuntime.SandboxOptions);

  /** Makes an isolate in the agent that suits best; rejected with a reason when there is no room. */
  createIsolate(options?: NetworkRuntime.IsolateOptions): Promise<Isolate>;

  /** The number of agents. */
  threadCount(): number;

  /** The number of isolates that live. */
  isolateCount(): number;

  /** Ends every isolate and agent after what was sent before; the promise may be ignored. */
  shutdown(): Promise<void>;

  stats(): NetworkRuntime.SandboxStats;
}
