declare namespace NetworkRuntime {
  interface ExecuteOptions {
    /** The name that stacks of this script show. */
    filename?: string;
    /** What the code is written in, `'js'` by default. Types are erased, not checked; stacks show the places that were written. */
    language?: ScriptLanguage;
  }

  type ScriptLanguage = 'js' | 'ts' | 'tsx' | 'jsx';

  interface ExecuteModuleOptions {
    /** The path of the module when its text is given: its relative imports start there. One of its own by default. */
    filename?: string;
    /** What the text is written in; where the filename ends in `.ts`, `.tsx` or `.jsx` it need not be said. */
    language?: ScriptLanguage;
    /**
     * Texts by name, which this isolate may import from now on: paths, in which `./lib/a.js`, `lib/a.js` and `/lib/a.js` are one, or
     * bare names. Those that end in `.ts`, `.mts`, `.cts`, `.tsx` or `.jsx` are transpiled; `.json` is imported `with { type: 'json' }`.
     */
    modules?: Record<string, string> | Map<string, string>;
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
   * Runs a module, which can import the modules that this isolate was given and nothing else.
   *
   * @param code the text of a module, or the name of one that was given: what is a single word of letters, digits and `_$@./:-` is
   *   a name. A text is a new module each time, a named module runs once
   * @returns an object with the module's exports once it has been evaluated, without those that are functions or symbols. Rejected
   *   with the worker's error, or a `TypeError` for a name that was not given; the promise may be ignored
   * @throws {TypeError} if a module's name was given another text before
   */
  executeModule<R = any>(code: string, options?: NetworkRuntime.ExecuteModuleOptions): Promise<R>;

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
  onRequest(method: 'fetch', handler: NetworkRuntime.RequestHandler<NetworkRuntime.FetchRequest, NetworkRuntime.FetchResponse | Response>): this;
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
