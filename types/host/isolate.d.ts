declare namespace NetworkRuntime {
  interface ExecuteOptions {
    /** The name that stacks of this script show. */
    filename?: string;
  }

  interface IsolateStats extends Usage {
    messagesSent: number;
    bytesSent: number;
    messagesReceived: number;
    bytesReceived: number;
    pendingRequests: number;
    queuedMessages: number;
    queuedBytes: number;
  }
}

/**
 * A worker isolate, as its host sees it. It is made by `V8Sandbox.createIsolate` alone.
 *
 * What the host says to one isolate (`execute`, `send`, `request`, `destroy`) is applied in that order. Once `destroyed` is true, whatever
 * would act throws an `Error` that says so.
 */
interface Isolate {
  /** Counts from 0. */
  readonly id: number;
  readonly destroyed: boolean;

  /**
   * Runs a script in the worker's global scope.
   *
   * @returns the script's completion value, awaited where it is a promise; rejected with the worker's own error. The promise may be
   *   ignored: the error is told to `onSystem('error', …)` as well
   */
  execute<R = any>(code: string, options?: NetworkRuntime.ExecuteOptions): Promise<R>;

  /**
   * Sends an event.
   *
   * @throws {DOMException} `DataCloneError` if the data cannot travel, `QuotaExceededError` if the queue to the isolate is full
   */
  send<T>(event: string, data?: T & NetworkRuntime.Sendable<T>): void;

  /** Calls a method that the worker serves with `NETWORK.onRequest`; rejected with what it threw, or with the isolate's end. */
  request<R = any, T = unknown>(
    method: string,
    data?: T & NetworkRuntime.Sendable<T>,
    options?: NetworkRuntime.RequestOptions,
  ): Promise<R>;

  /** Calls the handler for each event of this name that the worker sends. */
  on<T = any>(event: string, handler: NetworkRuntime.EventHandler<T>): this;

  /** Removes one handler, or all handlers of the event. */
  off<T = any>(event: string, handler?: NetworkRuntime.EventHandler<T>): this;

  /** Serves the worker's `fetch`. */
  onRequest(method: 'fetch', handler: NetworkRuntime.RequestHandler<NetworkRuntime.FetchRequest, NetworkRuntime.FetchResponse>): this;
  /** Serves a method for `NETWORK.request`; the last handler of a name wins. */
  onRequest<T = any, R = unknown>(method: string, handler: NetworkRuntime.RequestHandler<T, R>): this;

  /** Is told of the isolate's life; no worker can forge these events. */
  onSystem<K extends keyof NetworkRuntime.SystemEvents>(
    event: K,
    handler: NetworkRuntime.EventHandler<NetworkRuntime.SystemEvents[K]>,
  ): this;

  stats(): NetworkRuntime.IsolateStats;

  /** Keeps the process alive while the isolate lives, which is the default. */
  ref(): void;

  /** Lets the process end although the isolate lives. */
  unref(): void;

  /** Ends the isolate after what was sent before, within its limits and 1 s. A second call throws. */
  destroy(): void;

  /** `Isolate #0`, and `Isolate #0 (destroyed)` later. */
  toString(): string;
}
