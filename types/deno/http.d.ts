// A web server: HTTP/1.1 and HTTP/2, with and without TLS, on TCP and on unix sockets.
declare namespace Deno {
  export interface ServeHandlerInfo<A extends Addr = Addr> {
    remoteAddr: A;
    /** Settles when the response has left; rejects when the connection was lost before. */
    completed: Promise<void>;
  }

  export type ServeHandler<A extends Addr = Addr> = (
    request: Request,
    info: ServeHandlerInfo<A>,
  ) => Response | Promise<Response>;

  export interface ServeOptions<A extends Addr = Addr> {
    /** Ends the server at once. */
    signal?: AbortSignal;
    /** Answers in place of a handler that threw; a 500 where it is left out. */
    onError?: (error: unknown) => Response | Promise<Response>;
    /** Is told where the server listens; where it is left out, a line on standard error is. */
    onListen?: (localAddr: A) => void;
  }

  export interface ServeTcpOptions extends ServeOptions<NetAddr> {
    transport?: 'tcp';
    /** 8000 where it is left out; 0 has the kernel choose one. */
    port?: number;
    /** `0.0.0.0` where it is left out. */
    hostname?: string;
    /** Lets several programs listen on the same port. */
    reusePort?: boolean;
  }

  export interface ServeUnixOptions extends ServeOptions<UnixAddr> {
    transport?: 'unix';
    path: string;
  }

  export interface ServeInit<A extends Addr = Addr> {
    handler: ServeHandler<A>;
  }

  /** For modules that a server is made of: `export default { fetch } satisfies Deno.ServeDefaultExport`. */
  export interface ServeDefaultExport {
    fetch: ServeHandler;
  }

  export interface HttpServer<A extends Addr = Addr> extends AsyncDisposable {
    readonly addr: A;
    /** Settles when the server is closed. */
    readonly finished: Promise<void>;
    ref(): void;
    unref(): void;
    /** Takes no more connections, lets the requests under way be answered, and ends. */
    shutdown(): Promise<void>;
  }

  export function serve(handler: ServeHandler<NetAddr>): HttpServer<NetAddr>;
  export function serve(options: ServeUnixOptions, handler: ServeHandler<UnixAddr>): HttpServer<UnixAddr>;
  export function serve(
    options: ServeTcpOptions | (ServeTcpOptions & TlsCertifiedKeyPem),
    handler: ServeHandler<NetAddr>,
  ): HttpServer<NetAddr>;
  export function serve(options: ServeUnixOptions & ServeInit<UnixAddr>): HttpServer<UnixAddr>;
  export function serve(
    options: (ServeTcpOptions | (ServeTcpOptions & TlsCertifiedKeyPem)) & ServeInit<NetAddr>,
  ): HttpServer<NetAddr>;

  /** A client for fetch; `fetch(url, { client })`. */
  export class HttpClient implements Disposable {
    private constructor();
    /** Lets what is under way end, and starts no more. */
    close(): void;
    [Symbol.dispose](): void;
  }

  export interface BasicAuth {
    username: string;
    password: string;
  }

  export interface Proxy {
    /** No other is supported. */
    transport?: 'http';
    url: string;
    basicAuth?: BasicAuth;
  }

  export interface CreateHttpClientOptions {
    /** Authorities to trust besides those of the JDK; PEM. */
    caCerts?: string[];
    proxy?: Proxy;
    /** Accepted, and left to the JDK. */
    poolMaxIdlePerHost?: number;
    /** Accepted, and left to the JDK. */
    poolIdleTimeout?: number | false;
    http1?: boolean;
    /** Whether HTTP/2 is offered under TLS; true where it is left out. */
    http2?: boolean;
    /** The address of this machine to connect from. */
    localAddress?: string;
    allowHost?: boolean;
  }

  export function createHttpClient(
    options: CreateHttpClientOptions | (CreateHttpClientOptions & TlsCertifiedKeyPem),
  ): HttpClient;

  export interface UpgradeWebSocketOptions {
    /** The sub-protocol that is chosen, if the client offers it. */
    protocol?: string;
    /** Seconds; accepted and not used. */
    idleTimeout?: number;
  }

  export interface WebSocketUpgrade {
    /** What the handler has to give back. */
    response: Response;
    socket: WebSocket;
  }

  /** Makes a WebSocket of a request that asks for one. */
  export function upgradeWebSocket(request: Request, options?: UpgradeWebSocketOptions): WebSocketUpgrade;
}

// What fetch and Request take in the main isolate besides what the standard knows.
interface RequestInit {
  client?: Deno.HttpClient;
}
