/**
 * Where requests leave the isolate. `fetch()` does all that needs no network (arguments, data: and blob: URLs, abort, the
 * redirects where the transport leaves them to it) and hands the rest to the one transport that the isolate was started with.
 *
 * @typedef {object} TransportRequest
 * @property {string} method upper-case where it is a standard one
 * @property {string} url serialized, http: or https:, without fragment
 * @property {string[][]} headers [name, value] pairs in order
 * @property {null | Uint8Array | ReadableStream} body bytes the transport must not change, or a stream of Uint8Arrays that it
 *   must read to its end or cancel
 * @property {number | null} bodyLength how many bytes the body has, where that is known
 * @property {'follow' | 'error' | 'manual'} redirect what to do with a redirect, for transports that follow them
 * @property {string} mode and `credentials`, `cache`, `integrity`: as the script gave them, for a transport that knows what to do
 *   with them
 * @property {boolean} keepalive the same
 * @property {string} referrer as the script gave it: a URL, `about:client`, or an empty text for none; `headers` has what is sent
 * @property {string} referrerPolicy as the script gave it
 * @property {number} [client] the number of the client that the script asks for, in the main isolate
 * @property {AbortSignal} signal aborts when nobody wants the response any more; listen with addAbortAlgorithm of web/abort.js
 *
 * @typedef {object} TransportResponse
 * @property {number} status
 * @property {string} statusText
 * @property {string[][]} headers [name, value] pairs, Set-Cookie not combined
 * @property {string} [url] the final URL, of a transport that follows redirects
 * @property {boolean} [redirected] whether that one followed any
 * @property {null | Uint8Array | ReadableStream} body
 *
 * @typedef {object} Transport
 * @property {boolean} followsRedirects whether `send` does what `redirect` says, or gives back every 3xx response as it is
 * @property {(request: TransportRequest) => Promise<TransportResponse>} send rejects with a TypeError for a network error; with
 *   anything else only where the guest is to see that very reason
 */
import { PromiseReject, TypeError } from '../../internal/primordials.js';

const none = {
  __proto__: null,
  followsRedirects: true,
  send: () => PromiseReject(new TypeError('fetch failed: there is no network in this isolate')),
};
let transport = none;

/** Chooses the transport of this isolate; called while it boots. @param {Transport} chosen */
export function setTransport(chosen) {
  transport = chosen;
}

export const currentTransport = () => transport;
