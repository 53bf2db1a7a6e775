/** `Deno.createHttpClient`: what fetch takes as `client`, to trust, to prove itself or to go through a proxy in its own way. */
import { op } from '../../internal/ops.js';
import { extendRequestInit } from '../../web/request.js';

const MADE_HERE = Symbol();

export class HttpClient {
  #number;

  constructor(key, number) {
    if (key !== MADE_HERE) throw new TypeError('Illegal constructor');
    this.#number = number;
  }

  static {
    extendRequestInit((state, init) => {
      const client = init?.client;
      if (client === undefined || client === null) return;
      if (typeof client !== 'object' || !(#number in client)) throw new TypeError("'client' must be a Deno.HttpClient");
      state.client = client.#number;
    });
  }

  close() {
    op.denoHttpClientClose(this.#number);
  }

  [Symbol.dispose]() {
    this.close();
  }
}

/** The URL of the proxy, its user and password. */
function proxyArguments(proxy) {
  if (proxy === undefined) return ['', '', ''];
  const { transport = 'http', url, basicAuth } = proxy;
  if (transport !== 'http' || url === undefined) {
    throw new Deno.errors.NotSupported(`Only a proxy of the transport 'http' is supported, not '${transport}'`);
  }
  return [String(url), String(basicAuth?.username ?? ''), String(basicAuth?.password ?? '')];
}

export function createHttpClient(options = {}) {
  const { caCerts = [], cert, key, proxy, localAddress = '', http1 = true, http2 = true } = options;
  if ((cert === undefined) !== (key === undefined)) throw new TypeError('A key and certificate must be given together');
  if (!http1 && !http2) throw new TypeError("Either 'http1' or 'http2' needs to be true");
  const joined = Array.from(caCerts, String).join('\0');
  const data = [joined, cert ?? '', key ?? '', ...proxyArguments(proxy), String(localAddress)].join('\n\0\n');
  return new HttpClient(MADE_HERE, op.denoHttpClient(data, Boolean(http2)));
}
