/**
 * Where WebSocket connections leave the isolate.
 *
 * @typedef {object} SocketListener all are called at most as an event-loop task each, in the order of the connection
 * @property {(protocol: string, extensions: string) => void} opened the connection is established
 * @property {(text: string) => void} text a text message came
 * @property {(bytes: Uint8Array) => void} binary a binary message came; the array now belongs to the listener
 * @property {() => void} closing the closing handshake has begun, when that is known before it ends
 * @property {(code: number, reason: string, wasClean: boolean, failure?: { message: string, error: any }) => void} closed the
 *   connection has ended, or was never established; 1006 and not clean where no close frame came. Nothing is called after it.
 *   `failure` is what the error event tells, where it tells anything
 *
 * @typedef {object} SocketConnection
 * @property {(text: string) => Promise<void>} sendText resolves when the message has left; messages keep their order
 * @property {(bytes: Uint8Array) => Promise<void>} sendBinary the array now belongs to the connection
 * @property {(code: number | undefined, reason: string) => void} close starts the closing handshake, after what was sent before
 * @property {boolean} [isServer] whether it is the server's end
 * @property {() => void} abort drops the connection; `closed` is still called
 *
 * @typedef {object} SocketTransport
 * @property {(url: string, protocols: string[], listener: SocketListener, head: any) => SocketConnection} connect `url` is ws: or
 *   wss:, without fragment; `head` is what `takeHead` gave
 * @property {(value: any, context: string) => { protocols: any } | undefined} [readInit] the constructor's second argument where it is
 *   an object with options, which the standard does not know
 * @property {(record: object, init: object | undefined) => any} [takeHead] what the request has besides URL and protocols; may take
 *   user and password out of the URL's record
 */
let transport = null;

/** Chooses the transport of this isolate; called while it boots. @param {SocketTransport} chosen */
export function setSocketTransport(chosen) {
  transport = chosen;
}

export const currentSocketTransport = () => transport;
