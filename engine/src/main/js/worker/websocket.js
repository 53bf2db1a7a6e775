/**
 * The worker's WebSocket: the host opens, sends and closes, told by the events `ws.open` (with the `origin` of an isolate that has a
 * location, for the handshake's Origin), `ws.send` and `ws.close`, and tells
 * what happens by `worker.send('__ws_event', { conn_id, event_type, data })`.
 *
 * A connection's number means something in this isolate alone. An `__ws_event` about no connection of ours is an event like
 * any other, so no name is reserved.
 */
import {
  Map, MapPrototypeDelete, MapPrototypeGet, MapPrototypeSet, PromiseResolve, String,
} from '../internal/primordials.js';
import { bytesOf } from '../internal/bytes.js';
import { isArrayBuffer, isTypedArray } from '../internal/types.js';
import { apiBaseURL } from '../internal/url/base.js';
import { originOf } from '../internal/url/serializer.js';
import { setSocketTransport } from '../web/websocket/transport.js';
import { emitToHost, hearBeforeListeners } from './network.js';

const ABNORMAL = 1006;
const NO_STATUS = 1005;
const connections = new Map();
let lastConnection = 0;

function connect(url, protocols, listener) {
  const conn_id = ++lastConnection;
  MapPrototypeSet(connections, conn_id, listener);
  const base = apiBaseURL();
  emitToHost('ws.open', base === null ? { conn_id, url, protocols } : { conn_id, url, protocols, origin: originOf(base) });
  const send = (data) => {
    emitToHost('ws.send', { conn_id, data });
    // What the wire has taken is no longer buffered here; its credit holds a fast sender back.
    return PromiseResolve(undefined);
  };
  return {
    __proto__: null,
    sendText: send,
    sendBinary: send,
    close: (code, reason) => emitToHost('ws.close', code === undefined ? { conn_id } : { conn_id, code, reason }),
    abort: () => {
      if (!MapPrototypeDelete(connections, conn_id)) return;
      emitToHost('ws.close', { conn_id });
      listener.closed(ABNORMAL, '', false);
    },
  };
}

function deliver(listener, data) {
  if (isTypedArray(data) || isArrayBuffer(data)) listener.binary(bytesOf(data));
  else listener.text(String(data));
}

/** Takes an event if it is about a connection of ours. */
hearBeforeListeners('__ws_event', (event) => {
  if (typeof event !== 'object' || event === null) return false;
  const { conn_id, event_type, data } = event;
  const listener = MapPrototypeGet(connections, conn_id);
  if (listener === undefined) return false;
  switch (event_type) {
    case 'open':
      listener.opened(typeof data?.protocol === 'string' ? data.protocol : '', '');
      break;
    case 'message':
      deliver(listener, data);
      break;
    case 'close': {
      MapPrototypeDelete(connections, conn_id);
      const code = typeof data?.code === 'number' ? data.code : NO_STATUS;
      listener.closed(code, typeof data?.reason === 'string' ? data.reason : '', data?.wasClean ?? code !== ABNORMAL);
      break;
    }
    case 'error':
      MapPrototypeDelete(connections, conn_id);
      listener.closed(ABNORMAL, '', false);
      break;
    default:
      return false;
  }
  return true;
});

setSocketTransport({ __proto__: null, connect });
