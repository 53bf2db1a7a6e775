/** WebSocket, https://websockets.spec.whatwg.org/#the-websocket-interface. */
import { arrayBufferOf, copyOfBytes } from '../internal/bytes.js';
import { isToken } from '../internal/fetch/mime.js';
import { defineGlobals } from '../internal/globals.js';
import {
  ArrayBufferIsView, PromisePrototypeThen, SafeSet, StringPrototypeToLowerCase, SymbolIterator,
  TypedArrayPrototypeGetLength, TypedArrayPrototypeSlice,
} from '../internal/primordials.js';
import { isAnyArrayBuffer } from '../internal/types.js';
import { apiBaseURL } from '../internal/url/base.js';
import { parseURL } from '../internal/url/parser.js';
import { originOf, serializeURL } from '../internal/url/serializer.js';
import { utf8Encode } from '../internal/utf8.js';
import {
  configureInterface, converters, defineConstants, enumConverter, isObject, requiredArguments, sequenceConverter,
} from '../internal/webidl.js';
import { blobBytes, blobOfBytes, isBlob } from './blob.js';
import { CloseEvent } from './close-event.js';
import { DOMException } from './dom-exception.js';
import { ErrorEvent } from './error-event.js';
import { defineEventHandler } from './event-handler.js';
import { EventTarget, fireEvent } from './event-target.js';
import { MessageEvent } from './message-event.js';
import { queueTask } from './timers.js';
import { currentSocketTransport } from './websocket/transport.js';

const CONNECTING = 0;
const OPEN = 1;
const CLOSING = 2;
const CLOSED = 3;
const MAX_REASON = 123;
const clamp = { __proto__: null, clamp: true };
const toStrings = sequenceConverter(converters.DOMString);
const toBinaryType = enumConverter('BinaryType', ['blob', 'arraybuffer']);

function socketURL(text) {
  const url = parseURL(text, apiBaseURL());
  const invalid = (why) => new DOMException(`Failed to construct 'WebSocket': The URL '${text}' ${why}`, 'SyntaxError');
  if (url === null) throw invalid('is invalid');
  if (url.scheme === 'http') url.scheme = 'ws';
  else if (url.scheme === 'https') url.scheme = 'wss';
  if (url.scheme !== 'ws' && url.scheme !== 'wss') throw invalid("has a scheme that is neither 'ws' nor 'wss'");
  if (url.fragment !== null) throw invalid('has a fragment');
  return url;
}

function toProtocols(value) {
  const context = "Failed to construct 'WebSocket': Argument 2";
  const list = isObject(value) && typeof value[SymbolIterator] === 'function'
    ? toStrings(value, context) : [converters.DOMString(value, context)];
  const seen = new SafeSet();
  for (let i = 0; i < list.length; i++) {
    const lower = StringPrototypeToLowerCase(list[i]);
    if (!isToken(list[i]) || seen.has(lower)) {
      throw new DOMException(`Failed to construct 'WebSocket': The subprotocol '${list[i]}' is invalid or duplicated`, 'SyntaxError');
    }
    seen.add(lower);
  }
  return list;
}

// A connection keeps its socket: events can still come.
const connected = new SafeSet();
let check;

class WebSocket extends EventTarget {
  #url;
  #origin;
  #state = CONNECTING;
  #protocol = '';
  #extensions = '';
  #binaryType = 'blob';
  #buffered = 0;
  #connection = null;
  #failed = false;

  constructor(url, protocols = []) {
    requiredArguments(arguments.length, 1, "Failed to construct 'WebSocket'");
    const text = converters.USVString(url, "Failed to construct 'WebSocket': Argument 1");
    const transport = currentSocketTransport();
    const init = transport?.readInit?.(protocols, "Failed to construct 'WebSocket': Argument 2");
    const list = toProtocols(init === undefined ? protocols : init.protocols);
    const record = socketURL(text);
    const head = transport?.takeHead?.(record, init);
    super();
    this.#url = serializeURL(record);
    this.#origin = originOf(record);
    connected.add(this);
    if (transport === null) queueTask(() => this.#closed(1006, '', false));
    else this.#connection = transport.connect(this.#url, list, this.#listener(list), head);
  }

  static {
    check = (value) => {
      value.#state;
      return value;
    };
  }

  #listener(wanted) {
    return {
      __proto__: null,
      opened: (protocol, extensions) => queueTask(() => this.#opened(protocol, extensions, wanted)),
      text: (text) => queueTask(() => this.#message(text)),
      binary: (bytes) => queueTask(() => {
        this.#message(this.#binaryType === 'blob' ? blobOfBytes(bytes, '') : arrayBufferOf(bytes));
      }),
      closing: () => queueTask(() => { if (this.#state < CLOSING) this.#state = CLOSING; }),
      closed: (code, reason, clean, failure) => queueTask(() => this.#closed(code, reason, clean, failure)),
    };
  }

  #opened(protocol, extensions, wanted) {
    if (this.#state !== CONNECTING) return;
    let offered = protocol === '' && wanted.length === 0;
    for (let i = 0; i < wanted.length; i++) if (wanted[i] === protocol) offered = true;
    if (!offered && protocol !== '') {
      this.#fail();
      return;
    }
    this.#state = OPEN;
    this.#protocol = protocol;
    this.#extensions = extensions;
    fireEvent(this, 'open');
  }

  #message(data) {
    if (this.#state !== OPEN) return;
    fireEvent(this, 'message', { __proto__: null, data, origin: this.#origin, lastEventId: '', source: null, ports: [] }, MessageEvent);
  }

  #closed(code, reason, wasClean, failure) {
    if (this.#state === CLOSED) return;
    const failed = this.#failed || this.#state === CONNECTING || !wasClean;
    this.#state = CLOSED;
    connected.delete(this);
    if (failed && failure !== undefined) fireEvent(this, 'error', { __proto__: null, ...failure }, ErrorEvent);
    else if (failed) fireEvent(this, 'error');
    fireEvent(this, 'close', { __proto__: null, wasClean: wasClean && !this.#failed, code: this.#failed ? 1006 : code, reason }, CloseEvent);
  }

  #fail() {
    this.#failed = true;
    this.#state = CLOSING;
    if (this.#connection === null) queueTask(() => this.#closed(1006, '', false));
    else this.#connection.abort();
  }

  get url() { return this.#url; }
  get readyState() { return this.#state; }
  get bufferedAmount() { return this.#buffered; }
  get extensions() { return this.#extensions; }
  get protocol() { return this.#protocol; }
  get binaryType() { return this.#binaryType; }
  set binaryType(value) {
    this.#state;
    const text = converters.DOMString(value);
    // An assignment of something that is not in the enumeration is ignored.
    if (text === 'blob' || text === 'arraybuffer') this.#binaryType = toBinaryType(text);
  }

  close(code = undefined, reason = undefined) {
    const state = this.#state;
    const context = "Failed to execute 'close' on 'WebSocket'";
    const status = code === undefined ? undefined : converters['unsigned short'](code, `${context}: Argument 1`, clamp);
    const text = reason === undefined ? '' : converters.USVString(reason, `${context}: Argument 2`);
    if (status !== undefined && !maySend(status, this.#connection)) {
      throw new DOMException(`${context}: The code ${status} is neither 1000 nor between 3000 and 4999`, 'InvalidAccessError');
    }
    if (TypedArrayPrototypeGetLength(utf8Encode(text)) > MAX_REASON) {
      throw new DOMException(`${context}: The reason is longer than ${MAX_REASON} bytes`, 'SyntaxError');
    }
    if (state === CONNECTING) {
      this.#fail();
    } else if (state === OPEN) {
      this.#state = CLOSING;
      this.#connection.close(status ?? (reason === undefined ? undefined : 1000), text);
    }
  }

  send(data) {
    const context = "Failed to execute 'send' on 'WebSocket'";
    this.#state;
    requiredArguments(arguments.length, 1, context);
    const message = toMessage(data, `${context}: Argument 1`);
    if (this.#state === CONNECTING) throw new DOMException(`${context}: The connection is not established yet`, 'InvalidStateError');
    const text = typeof message === 'string';
    const size = TypedArrayPrototypeGetLength(text ? utf8Encode(message) : message);
    this.#buffered += size;
    if (this.#state !== OPEN) return;
    const sent = text ? this.#connection.sendText(message) : this.#connection.sendBinary(message);
    PromisePrototypeThen(sent, () => { this.#buffered -= size; }, () => {});
  }
}

/** Whether a close frame may tell this: a server has the codes of RFC 6455, section 7.4.1, too. */
function maySend(status, connection) {
  if (status === 1000 || (status >= 3000 && status <= 4999)) return true;
  return connection?.isServer === true && ((status >= 1001 && status <= 1003) || (status >= 1007 && status <= 1014));
}

/** A string, or bytes of their own. */
function toMessage(data, context) {
  if (isObject(data)) {
    if (isBlob(data)) return TypedArrayPrototypeSlice(blobBytes(data));
    if (ArrayBufferIsView(data) || isAnyArrayBuffer(data)) return copyOfBytes(converters.BufferSource(data, context));
  }
  return converters.USVString(data, context);
}

const handlers = ['open', 'error', 'close', 'message'];
for (let i = 0; i < handlers.length; i++) defineEventHandler(WebSocket.prototype, handlers[i], check);
configureInterface('WebSocket', WebSocket);
defineConstants(WebSocket, { CONNECTING, OPEN, CLOSING, CLOSED });
defineGlobals({ WebSocket });
