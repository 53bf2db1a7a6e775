declare namespace NetworkRuntime {
  /**
   * What a message may hold: what JSON carries, and beside it what a structured clone carries (binary data, `Map`, `Set`, `Date`,
   * `bigint`, `undefined`, cycles, errors, `Blob`). A function or a symbol is refused here where it is the message itself; deeper inside
   * it is a `DataCloneError` when the message is sent.
   */
  type Sendable<T> = T extends symbol | ((...args: never[]) => unknown) | (abstract new (...args: never[]) => unknown) ? never : T;

  /** Takes an event's data. What it returns is waited for and dropped; what it throws is reported. */
  type EventHandler<T = any> = (data: T) => unknown;

  /** Takes a request's data and gives the answer, at once or as a promise. What it throws rejects the caller's promise. */
  type RequestHandler<T = any, R = unknown> = (data: T) => R | PromiseLike<R>;

  interface RequestOptions {
    /** Milliseconds until the promise is rejected with a `TimeoutError`; no limit where it is left out. */
    timeoutMs?: number;
    /** Rejects the promise with the signal's reason. */
    signal?: AbortSignal;
  }
}
