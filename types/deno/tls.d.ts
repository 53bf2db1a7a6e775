// TLS on TCP. Certificates and keys are PEM text.
declare namespace Deno {
  export interface TlsHandshakeInfo {
    /** What both sides agreed on by ALPN (RFC 7301). */
    alpnProtocol: string | null;
  }

  export interface TlsConn extends Conn<NetAddr> {
    /** Agrees on keys now; reading and writing do so by themselves. */
    handshake(): Promise<TlsHandshakeInfo>;
  }

  export type TlsListener = Listener<TlsConn, NetAddr>;

  export interface TlsCertifiedKeyPem {
    keyFormat?: 'pem';
    /** The key, PKCS #8, PKCS #1 or SEC1. */
    key: string;
    /** The certificate, and those that lead from it to an authority. */
    cert: string;
  }

  export interface ListenTlsOptions extends TcpListenOptions {
    transport?: 'tcp';
    /** The application protocols that are offered, the best first. */
    alpnProtocols?: string[];
  }

  export function listenTls(options: ListenTlsOptions & TlsCertifiedKeyPem): TlsListener;

  export interface StartTlsOptions {
    /** The name that the server's certificate must have. */
    hostname?: string;
    /** Authorities to trust besides those of the JDK. */
    caCerts?: string[];
    alpnProtocols?: string[];
    /** Trusts a certificate of any name; for tests. */
    unsafelyDisableHostnameVerification?: boolean;
  }

  export interface ConnectTlsOptions extends StartTlsOptions {
    port: number;
  }

  export function connectTls(options: ConnectTlsOptions | (ConnectTlsOptions & TlsCertifiedKeyPem)): Promise<TlsConn>;
  /** Speaks TLS, as the client, on an open connection, which must not be used itself any more. */
  export function startTls(conn: TcpConn, options?: StartTlsOptions): Promise<TlsConn>;
}
