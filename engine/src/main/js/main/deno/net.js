/** TCP and unix sockets: listen, connect, and what they give. */
import { op } from '../../internal/ops.js';
import { abortable, call, copyBytes, pathText, requireBytes } from './calls.js';
import { Liveness } from './liveness.js';
import { Socket } from './sockets.js';
import { readableOf, writableOf, writeAll } from './streams.js';
import { TypedArrayPrototypeSet } from '../../internal/primordials.js';

export const MADE_HERE = Symbol();
const MAX_PORT = 65535;

/** What Java gave for a connection or a listener. */
export function opened(text) {
  return JSON.parse(text);
}

export class Conn {
  #rid;
  #localAddr;
  #remoteAddr;
  #readable;
  #writable;
  /** What the writable stream is writing. */
  #underWay;
  #liveness = new Liveness();
  /** A plain connection's short way; TLS has none. */
  #socket;

  constructor(key, { rid, plain, localAddr, remoteAddr }) {
    if (key !== MADE_HERE) throw new TypeError('Illegal constructor');
    this.#rid = rid;
    if (plain) this.#socket = new Socket(rid);
    this.#localAddr = localAddr;
    this.#remoteAddr = remoteAddr;
  }

  /** The number of the connection's resource, for this namespace alone. */
  static ridOf(conn) {
    return conn.#rid;
  }

  /** Whether a read or a write waits on the connection. */
  static isBusy(conn) {
    return conn.#socket !== undefined && conn.#socket.isBusy;
  }

  /** Gives the connection up, which goes on as something else. */
  static takeOver(conn) {
    conn.#socket?.closed();
  }

  get localAddr() {
    return this.#localAddr;
  }

  get remoteAddr() {
    return this.#remoteAddr;
  }

  async read(buffer) {
    requireBytes(buffer);
    if (buffer.byteLength === 0) return 0;
    if (this.#socket !== undefined) return this.#socket.readInto(buffer);
    const bytes = await this.#liveness.wait(call('denoRead', this.#rid, buffer.byteLength));
    if (bytes === undefined) return null;
    TypedArrayPrototypeSet(buffer, bytes);
    return bytes.byteLength;
  }

  async write(data) {
    if (this.#socket !== undefined) {
      requireBytes(data);
      return this.#socket.write(data);
    }
    return call('denoWrite', this.#rid, copyBytes(data));
  }

  close() {
    op.denoClose(this.#rid);
    this.#socket?.closed();
  }

  #drop() {
    op.denoDrop(this.#rid);
    this.#socket?.closed();
  }

  /** The readable stream is at its end: the connection is too, once what waits to be written has left. */
  #end() {
    const drop = () => this.#drop();
    const last = this.#underWay ?? (this.#socket?.isWriting ? this.#socket.written() : undefined);
    if (last === undefined) drop();
    else last.then(drop, drop);
  }

  async closeWrite() {
    if (this.#socket !== undefined) await this.#socket.closeWrite();
    else await call('denoCloseWrite', this.#rid);
  }

  get readable() {
    return this.#readable ??= readableOf({
      rid: this.#rid,
      pull: async (size) => (this.#socket === undefined
        ? this.#liveness.wait(call('denoRead', this.#rid, size)) : this.#socket.readSome(size)),
      close: () => this.#end(),
    });
  }

  get writable() {
    return this.#writable ??= writableOf({
      rid: this.#rid,
      write: (chunk) => this.#writeAll(chunk),
      end: () => this.closeWrite().catch(() => {}),
      close: () => this.#drop(),
    });
  }

  #writeAll(data) {
    const done = () => { this.#underWay = undefined; };
    const writing = this.#socket === undefined ? writeAll(this.#rid, data) : this.#writeToSocket(data);
    this.#underWay = writing.then(done, done);
    return writing;
  }

  async #writeToSocket(data) {
    requireBytes(data);
    let sent = await this.#socket.write(data);
    if (sent === data.byteLength) return;
    const rest = copyBytes(data);
    while (sent < rest.byteLength) sent += await this.#socket.write(rest.subarray(sent));
  }

  ref() {
    this.#liveness.ref();
    this.#socket?.keep(true);
  }

  unref() {
    this.#liveness.unref();
    this.#socket?.keep(false);
  }

  [Symbol.dispose]() {
    this.#drop();
  }
}

export class TcpConn extends Conn {
  setNoDelay(on = true) {
    op.denoSetNoDelay(Conn.ridOf(this), Boolean(on));
  }

  setKeepAlive(on = true) {
    op.denoSetKeepAlive(Conn.ridOf(this), Boolean(on));
  }
}

export class UnixConn extends Conn {}

export class Listener {
  #rid;
  #addr;
  #ConnClass;
  #closed = false;
  #accepting = false;
  #liveness = new Liveness();

  constructor(key, { rid, addr }, ConnClass) {
    if (key !== MADE_HERE) throw new TypeError('Illegal constructor');
    this.#rid = rid;
    this.#addr = addr;
    this.#ConnClass = ConnClass;
  }

  get addr() {
    return this.#addr;
  }

  async accept() {
    if (this.#closed) throw new Deno.errors.BadResource('Listener has been closed');
    if (this.#accepting) throw new Deno.errors.Busy('Another accept task is ongoing');
    this.#accepting = true;
    try {
      return new this.#ConnClass(MADE_HERE, opened(await this.#liveness.wait(call('denoAccept', this.#rid))));
    } finally {
      this.#accepting = false;
    }
  }

  async next() {
    try {
      return { value: await this.accept(), done: false };
    } catch (error) {
      if (error instanceof Deno.errors.BadResource || error instanceof Deno.errors.Interrupted) {
        return { value: undefined, done: true };
      }
      throw error;
    }
  }

  async return(value) {
    if (!this.#closed) this.close();
    return { value, done: true };
  }

  close() {
    op.denoClose(this.#rid);
    this.#closed = true;
  }

  ref() {
    this.#liveness.ref();
  }

  unref() {
    this.#liveness.unref();
  }

  [Symbol.dispose]() {
    this.#closed = true;
    op.denoDrop(this.#rid);
  }

  [Symbol.asyncIterator]() {
    return this;
  }
}

/** A port as Deno reads it: a whole number, or the text of one. */
export function portOf(port) {
  const number = typeof port === 'string' && /^\d+$/.test(port) ? Number(port) : port;
  if (typeof port === 'string' && typeof number === 'string') throw new TypeError(`Invalid port: '${port}'`);
  if (typeof number !== 'number') throw new TypeError(`Invalid port (expected number): ${String(port)}`);
  if (!Number.isInteger(number)) throw new TypeError(`Invalid port: ${number}`);
  if (number < 0 || number > MAX_PORT) {
    throw new RangeError(`Invalid port (out of range): ${number}`);
  }
  return number;
}

export function listen({ transport = 'tcp', hostname = '0.0.0.0', port, path, reusePort = false }) {
  if (transport === 'unix') return new Listener(MADE_HERE, opened(op.denoListenUnix(pathText(path))), UnixConn);
  if (transport !== 'tcp') throw new TypeError(`Unsupported transport: '${transport}'`);
  const listening = op.denoListenTcp(String(hostname), portOf(port ?? 0), Boolean(reusePort));
  return new Listener(MADE_HERE, opened(listening), TcpConn);
}

export async function connect({ transport = 'tcp', hostname = '127.0.0.1', port, path, signal }) {
  signal?.throwIfAborted();
  if (transport === 'unix') {
    return abortable(signal, async (cancelable) => new UnixConn(MADE_HERE, opened(await call('denoConnectUnix', pathText(path), cancelable))),
      (late) => late.close());
  }
  if (transport !== 'tcp') throw new TypeError(`Unsupported transport: '${transport}'`);
  const number = portOf(port);
  const connecting = async (cancelable) =>
    new TcpConn(MADE_HERE, opened(await call('denoConnectTcp', String(hostname), number, cancelable)));
  return abortable(signal, connecting, (late) => late.close());
}
