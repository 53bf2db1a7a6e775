/** TLS on TCP: listenTls, connectTls, startTls. */
import { op } from '../../internal/ops.js';
import { call } from './calls.js';
import { errors } from './errors.js';
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

const LABEL = '[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?';
const DNS_NAME = new RegExp(`^(?=.{1,254}$)(?:${LABEL}\\.)*(?!\\d+\\.?$)${LABEL}\\.?$`);
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;

/** The name that a server's certificate must have: of a host, or an address. */
function serverName(hostname) {
  const name = String(hostname) || 'localhost';
  if (!name.includes(':') && !IPV4.test(name) && !DNS_NAME.test(name)) throw new TypeError(`Invalid hostname: '${name}'`);
  return name;
}

function checkKeyPair(api, { keyFormat, cert, key }) {
  if (keyFormat !== undefined && keyFormat !== 'pem') {
    throw new TypeError(`If "keyFormat" is specified, it must be "pem": received "${keyFormat}"`);
  }
  if (cert !== undefined && key === undefined) {
    throw new TypeError(`If \`cert\` is specified, \`key\` must be specified as well for \`${api}\``);
  }
  if (cert === undefined && key !== undefined) {
    throw new TypeError(`If \`key\` is specified, \`cert\` must be specified as well for \`${api}\``);
  }
}

/** Whom to trust and who we are; bytes are PEM text too. */
function trustArguments(api, options) {
  checkKeyPair(api, options);
  const { caCerts, cert, key } = options;
  return [joined(caCerts), cert ?? '', key ?? ''];
}

export function listenTls(options) {
  const { hostname = '0.0.0.0', port, cert, key, alpnProtocols, reusePort = false, transport = 'tcp' } = options;
  if (transport !== 'tcp') throw new TypeError(`Unsupported transport: '${transport}'`);
  if (cert === undefined && key === undefined) throw new TypeError('A key and certificate are required for `Deno.listenTls`');
  checkKeyPair('Deno.listenTls', options);
  const listening = op.denoListenTls(
    String(hostname), portOf(port ?? 0), Boolean(reusePort), String(cert), String(key), joined(alpnProtocols));
  return new TlsListener(MADE_HERE, opened(listening), TlsConn);
}

export async function connectTls(options) {
  const { hostname = '127.0.0.1', port, alpnProtocols, transport = 'tcp', unsafelyDisableHostnameVerification = false } = options;
  if (transport !== 'tcp') throw new TypeError(`Unsupported transport: '${transport}'`);
  const trust = trustArguments('Deno.connectTls', options);
  const text = await call('denoConnectTls', serverName(hostname), portOf(port), ...trust, joined(alpnProtocols),
    !unsafelyDisableHostnameVerification);
  return new TlsConn(MADE_HERE, opened(text));
}

/** Speaks TLS, as the client, on a connection that is open; the connection itself must not be used any more. */
export async function startTls(conn, options = {}) {
  if (!(conn instanceof TcpConn)) throw new TypeError('Deno.startTls needs a TCP connection');
  const { hostname = '127.0.0.1', alpnProtocols, unsafelyDisableHostnameVerification = false } = options;
  const trust = trustArguments('Deno.startTls', options);
  const protocols = joined(alpnProtocols);
  const name = serverName(hostname);
  if (Conn.isBusy(conn)) throw new errors.Busy('TCP stream is currently in use');
  Conn.takeOver(conn);
  const text = await call('denoStartTls', name, Conn.ridOf(conn), ...trust, protocols, !unsafelyDisableHostnameVerification);
  return new TlsConn(MADE_HERE, opened(text));
}
