declare namespace NetworkRuntime {
  /** A worker's one way to its host. Names of events and methods are up to 256 bytes of UTF-8, a message is up to 16 MiB. */
  interface Network {
    /** Calls the handler for each event of this name that the host sends. */
    on<T = any>(event: string, handler: EventHandler<T>): void;

    /** Calls the handler for the next event of this name only. */
    once<T = any>(event: string, handler: EventHandler<T>): void;

    /** Removes one handler, or all handlers of the event. */
    off<T = any>(event: string, handler?: EventHandler<T>): void;

    /**
     * Sends an event to the host.
     *
     * @throws {DOMException} `DataCloneError` if the data cannot travel
     */
    send<T>(event: string, data?: T & Sendable<T>): void;

    /** Calls a method that the host serves with `isolate.onRequest`; the promise is rejected with what the handler threw. */
    request<R = any, T = unknown>(method: string, data?: T & Sendable<T>, options?: RequestOptions): Promise<R>;

    /** Serves a method for `isolate.request`; the last handler of a name wins. */
    onRequest<T = any, R = unknown>(method: string, handler: RequestHandler<T, R>): void;
  }
}

declare const NETWORK: NetworkRuntime.Network;
