declare namespace NetworkRuntime {
  /** A worker's `fetch`, as the host is asked to do it. */
  interface FetchRequest {
    url: string;
    method: string;
    /** By name in lower case. */
    headers: Record<string, string>;
    /** As the script spelled them. */
    rawHeaders: [string, string][];
    /** Bytes, a text where the type says that it is one, or a stream: one of the worker's, or more than 8 MiB. */
    body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array<ArrayBuffer>> | null;
    /** What the script asked for; absent where it is `follow`. */
    redirect?: 'error' | 'manual';
    /** Absent where it is `cors`. */
    mode?: 'same-origin' | 'no-cors' | 'navigate';
    /** Absent where it is `same-origin`. */
    credentials?: 'omit' | 'include';
    /** Absent where it is `default`. */
    cache?: 'no-store' | 'reload' | 'no-cache' | 'force-cache' | 'only-if-cached';
    /** Absent where it is empty. */
    integrity?: string;
    /** Absent where it is false. */
    keepalive?: true;
    /** Absent where the script named none: the URL that the request is to come from, empty for none. `headers.referer` is what is sent. */
    referrer?: string;
    /** Absent where it is empty. A `fetch` that follows redirects needs it to send each hop the right Referer. */
    referrerPolicy?: 'no-referrer' | 'no-referrer-when-downgrade' | 'same-origin' | 'origin' | 'strict-origin'
      | 'origin-when-cross-origin' | 'strict-origin-when-cross-origin' | 'unsafe-url';
    /** Aborts when the worker gives the request up, or ends. Not among the properties that a copy takes. */
    readonly signal: AbortSignal;
  }

  /** The answer to a worker's `fetch`, where it is no `Response`. */
  interface FetchResponse {
    ok?: boolean;
    status?: number;
    statusText?: string;
    headers?: Headers | Record<string, string | string[]> | Iterable<[string, string]>;
    /** The URL that answered, where redirects were followed. */
    url?: string;
    /** Whether any were. */
    redirected?: boolean;
    body?: BodyInit | null;
  }
}
