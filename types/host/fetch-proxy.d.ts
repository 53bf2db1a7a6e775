declare namespace NetworkRuntime {
  /** A worker's `fetch`, as the host is asked to do it. */
  interface FetchRequest {
    url: string;
    method: string;
    headers: Record<string, string>;
    body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array<ArrayBuffer>> | null;
  }

  /** The answer to a worker's `fetch`. */
  interface FetchResponse {
    ok?: boolean;
    status?: number;
    statusText?: string;
    headers?: Record<string, string>;
    body?: string | ArrayBuffer | ArrayBufferView | ReadableStream<Uint8Array> | null;
  }
}
