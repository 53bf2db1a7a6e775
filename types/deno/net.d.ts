// TCP, unix sockets and UDP.
declare namespace Deno {
  export interface NetAddr {
    transport: 'tcp' | 'udp';
    hostname: string;
    port: number;
  }

  export interface UnixAddr {
    transport: 'unix' | 'unixpacket';
    path: string;
  }

  export type Addr = NetAddr | UnixAddr;

  /** A connection. What is written to it at once leaves in the order of the calls. */
  export interface Conn<A extends Addr = Addr> extends Disposable {
    readonly localAddr: A;
    readonly remoteAddr: A;
    /** Reads what has come; gives how many bytes, or null at the end. */
    read(p: Uint8Array): Promise<number | null>;
    /** Writes from the buffer; gives how many bytes, which may be fewer than there are. */
    write(p: Uint8Array): Promise<number>;
    close(): void;
    /** Tells the other side that no more will come. */
    closeWrite(): Promise<void>;
    /** Makes waiting for this connection keep the program alive again. */
    ref(): void;
    /** Lets the program end while it waits for this connection. */
    unref(): void;
    readonly readable: ReadableStream<Uint8Array<ArrayBuffer>>;
    readonly writable: WritableStream<Uint8Array<ArrayBufferLike>>;
  }

  export interface TcpConn extends Conn<NetAddr> {
    /** Sends small writes at once, without waiting for more. */
    setNoDelay(noDelay?: boolean): void;
    /** Has the kernel ask from time to time whether the other side is still there. */
    setKeepAlive(keepAlive?: boolean): void;
  }

  export interface UnixConn extends Conn<UnixAddr> {}

  /** Waits for connections; as an iterator it goes on until it is closed. */
  export interface Listener<T extends Conn = Conn, A extends Addr = Addr> extends AsyncIterable<T>, Disposable {
    readonly addr: A;
    accept(): Promise<T>;
    close(): void;
    ref(): void;
    unref(): void;
    [Symbol.asyncIterator](): AsyncIterableIterator<T>;
  }

  export type TcpListener = Listener<TcpConn, NetAddr>;
  export type UnixListener = Listener<UnixConn, UnixAddr>;

  export interface ListenOptions {
    /** 0 has the kernel choose one. */
    port: number;
    /** `0.0.0.0` where it is left out. */
    hostname?: string;
  }

  export interface TcpListenOptions extends ListenOptions {
    /** Lets several programs listen on the same port. */
    reusePort?: boolean;
  }

  export interface UnixListenOptions {
    path: string;
  }

  export interface UdpListenOptions extends ListenOptions {
    reuseAddress?: boolean;
    /** Whether multicast is heard by this machine too. */
    loopback?: boolean;
  }

  export function listen(options: TcpListenOptions & { transport?: 'tcp' }): TcpListener;
  /** The socket's file is removed when the listener is closed. */
  export function listen(options: UnixListenOptions & { transport: 'unix' }): UnixListener;

  export interface ConnectOptions {
    port: number;
    /** `127.0.0.1` where it is left out. */
    hostname?: string;
    transport?: 'tcp';
    /** Gives up, as long as there is no connection. */
    signal?: AbortSignal;
  }

  export interface UnixConnectOptions {
    transport: 'unix';
    path: string;
  }

  export function connect(options: ConnectOptions): Promise<TcpConn>;
  export function connect(options: UnixConnectOptions): Promise<UnixConn>;

  export interface MulticastV4Membership {
    leave: () => Promise<void>;
    setLoopback: (loopback: boolean) => Promise<void>;
    setTTL: (ttl: number) => Promise<void>;
  }

  export interface MulticastV6Membership {
    leave: () => Promise<void>;
    setLoopback: (loopback: boolean) => Promise<void>;
  }

  /** A UDP socket. */
  export interface DatagramConn extends AsyncIterable<[Uint8Array<ArrayBuffer>, Addr]> {
    readonly addr: Addr;
    /** The next datagram and its sender; what does not fit into the buffer is cut off. */
    receive(p?: Uint8Array): Promise<[Uint8Array<ArrayBuffer>, Addr]>;
    send(p: Uint8Array, addr: Addr): Promise<number>;
    joinMulticastV4(address: string, networkInterface: string): Promise<MulticastV4Membership>;
    joinMulticastV6(address: string, networkInterface: number): Promise<MulticastV6Membership>;
    close(): void;
    ref(): void;
    unref(): void;
    [Symbol.dispose](): void;
    [Symbol.asyncIterator](): AsyncIterableIterator<[Uint8Array<ArrayBuffer>, Addr]>;
  }

  export function listenDatagram(options: UdpListenOptions & { transport: 'udp' }): DatagramConn;
}
