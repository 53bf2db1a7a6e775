/** UDP: `Deno.listenDatagram`. */
import { op } from '../../internal/ops.js';
import { call, copyBytes } from './calls.js';
import { Liveness } from './liveness.js';
import { opened, portOf } from './net.js';

const MADE_HERE = Symbol();
const MAX_DATAGRAM = 65_536;

export class DatagramConn {
  #rid;
  #addr;
  #closed = false;
  #liveness = new Liveness();

  constructor(key, { rid, addr }) {
    if (key !== MADE_HERE) throw new TypeError('Illegal constructor');
    this.#rid = rid;
    this.#addr = addr;
  }

  get addr() {
    return this.#addr;
  }

  /** The next datagram and its sender; what does not fit into the buffer is cut off. */
  async receive(buffer = new Uint8Array(MAX_DATAGRAM)) {
    const packed = await this.#liveness.wait(call('denoDatagramReceive', this.#rid));
    const start = 2 + new DataView(packed.buffer, packed.byteOffset).getUint16(0);
    const from = JSON.parse(new TextDecoder().decode(packed.subarray(2, start)));
    const content = packed.subarray(start, start + buffer.byteLength);
    buffer.set(content);
    return [buffer.subarray(0, content.byteLength), from];
  }

  async send(data, { hostname = '127.0.0.1', port }) {
    return call('denoDatagramSend', this.#rid, String(hostname), portOf(port), copyBytes(data));
  }

  async joinMulticastV4(address, networkInterface) {
    await call('denoMulticast', this.#rid, 'join', String(address), String(networkInterface));
    return this.#membership(address, (ttl) => call('denoMulticast', this.#rid, 'ttl', Number(ttl)));
  }

  async joinMulticastV6(address, networkInterface) {
    await call('denoMulticast', this.#rid, 'join', String(address), String(networkInterface));
    return this.#membership(address);
  }

  #membership(address, setTTL) {
    const membership = {
      leave: async () => { await call('denoMulticast', this.#rid, 'leave', String(address)); },
      setLoopback: async (on) => { await call('denoMulticast', this.#rid, 'loopback', Boolean(on)); },
    };
    if (setTTL) membership.setTTL = async (ttl) => { await setTTL(ttl); };
    return membership;
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

  async *[Symbol.asyncIterator]() {
    while (!this.#closed) {
      try {
        yield await this.receive();
      } catch (error) {
        if (error instanceof Deno.errors.BadResource || error instanceof Deno.errors.Interrupted) return;
        throw error;
      }
    }
  }
}

export function listenDatagram({ transport = 'udp', hostname = '0.0.0.0', port = 0, reuseAddress = false, loopback = false }) {
  if (transport !== 'udp') throw new TypeError(`Unsupported transport: '${transport}'`);
  const listening = op.denoListenDatagram(String(hostname), portOf(port), Boolean(reuseAddress), Boolean(loopback));
  return new DatagramConn(MADE_HERE, opened(listening));
}
