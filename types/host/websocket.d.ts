// What the main isolate's WebSocket takes in place of protocols.

/**
 * Options of a WebSocket, not in the standard. TypeScript's declaration of the constructor takes protocols alone and cannot be
 * widened from outside: `new WebSocket(url, options as never)`, or `Reflect.construct(WebSocket, [url, options])`.
 */
interface WebSocketInit {
  /** Subprotocols that the client speaks, the preferred one first. */
  protocols?: string | string[];
  /** Header fields of the handshake; those that belong to the handshake itself are left out. */
  headers?: HeadersInit;
  /** Connects by this client: its certificates and its proxy. */
  client?: Deno.HttpClient;
}

/** Deno's name of the same. */
type WebSocketOptions = WebSocketInit;
