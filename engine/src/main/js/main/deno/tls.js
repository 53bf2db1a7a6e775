/** TLS on TCP: listenTls, connectTls, startTls. */
import { op } from '../../internal/ops.js';
import { call } from './calls.js';
import { MADE_HERE, Conn, Listener, opened, portOf, TcpConn } from './net.js';

export class TlsConn extends Conn {
  #handshake;

  handshake() {
    return this.#handshake ??= call('denoHandshake', Conn.ridOf(this)).then((alpnProtocol = null) => ({ alpnProtocol }));
  }
}

export class TlsListener extends Listener {}

function joined(list) {
  return Array.from(list ?? [], String).join('\0');
}

/** Whom to trust and who we are; bytes are PEM text too. */
function trustArguments({ caCerts, cert, key }) {
  if ((cert === undefined) !== (key === undefined)) {
    throw new TypeError('A key and certificate must be given together');
  }
  return [joined(caCerts), cert ?? '', key ?? ''];
}

export function listenTls({ hostname = '0.0.0.0', port, cert, key, alpnProtocols, reusePort = false, transport = 'tcp' }) {
  if (transport !== 'tcp') throw new TypeError(`Unsupported transport: '${transport}'`);
  if (cert === undefined || key === undefined) {
    throw new TypeError('A key and certificate are required for `Deno.listenTls`');
  }
  const listening = op.denoListenTls(
    String(hostname), portOf(port ?? 0), Boolean(reusePort), String(cert), String(key), joined(alpnProtocols));
  return new TlsListener(MADE_HERE, opened(listening), TlsConn);
}

export async function connectTls(options) {
  const { hostname = '127.0.0.1', port, alpnProtocols, unsafelyDisableHostnameVerification = false } = options;
  const text = await call('denoConnectTls', String(hostname), portOf(port), ...trustArguments(options), joined(alpnProtocols),
    !unsafelyDisableHostnameVerification);
  return new TlsConn(MADE_HERE, opened(text));
}

/** Speaks TLS, as the client, on a connection that is open; the connection itself must not be used any more. */
export async function startTls(conn, options = {}) {
  if (!(conn instanceof TcpConn)) throw new TypeError('Deno.startTls needs a TCP connection');
  const { hostname = '127.0.0.1', alpnProtocols, unsafelyDisableHostnameVerification = false } = options;
  const trust = trustArguments(options);
  const protocols = joined(alpnProtocols);
  Conn.takeOver(conn);
  const text = await call('denoStartTls', String(hostname), Conn.ridOf(conn), ...trust, protocols, !unsafelyDisableHostnameVerification);
  return new TlsConn(MADE_HERE, opened(text));
}
