/** EventSource, https://html.spec.whatwg.org/multipage/server-sent-events.html, over fetch. */
import { extractMime } from '../internal/fetch/mime.js';
import { getHeader } from '../internal/fetch/header-list.js';
import { bodyStream } from '../internal/fetch/body.js';
import { EventStreamParser } from '../internal/fetch/event-stream.js';
import { defineGlobals } from '../internal/globals.js';
import { PromisePrototypeThen, SafeSet } from '../internal/primordials.js';
import { apiBaseURL } from '../internal/url/base.js';
import { parseURL } from '../internal/url/parser.js';
import { originOf, serializeURL } from '../internal/url/serializer.js';
import { latin1Decode, utf8Encode } from '../internal/utf8.js';
import { configureInterface, converters, defineConstants, dictionaryConverter, requiredArguments } from '../internal/webidl.js';
import { createAbortSignal, signalAbort } from './abort.js';
import { DOMException } from './dom-exception.js';
import { defineEventHandler } from './event-handler.js';
import { EventTarget, fireEvent } from './event-target.js';
import { startFetch } from './fetch.js';
import { MessageEvent } from './message-event.js';
import { responseState } from './response.js';
import { readerRead, streamGetReader } from './streams.js';
import { queueTask, startTimer, stopTimer } from './timers.js';

const CONNECTING = 0;
const OPEN = 1;
const CLOSED = 2;
const DEFAULT_RECONNECTION_MS = 3000;
const toInit = dictionaryConverter('EventSourceInit', [
  { key: 'withCredentials', converter: converters.boolean, defaultValue: () => false },
]);

// An open source keeps itself alive: events can still come.
const open = new SafeSet();
let check;

class EventSource extends EventTarget {
  #url;
  #withCredentials;
  #state = CONNECTING;
  #signal = null;
  #timer = null;
  #lastEventId = '';
  #reconnectionMs = DEFAULT_RECONNECTION_MS;

  constructor(url, eventSourceInitDict = undefined) {
    const context = "Failed to construct 'EventSource'";
    requiredArguments(arguments.length, 1, context);
    const text = converters.USVString(url, `${context}: Argument 1`);
    const { withCredentials } = toInit(eventSourceInitDict, `${context}: Argument 2`);
    const record = parseURL(text, apiBaseURL());
    if (record === null) throw new DOMException(`${context}: The URL '${text}' is invalid`, 'SyntaxError');
    super();
    this.#url = serializeURL(record);
    this.#withCredentials = withCredentials;
    open.add(this);
    queueTask(() => this.#connect());
  }

  static {
    check = (value) => {
      value.#state;
      return value;
    };
  }

  get url() { return this.#url; }
  get withCredentials() { return this.#withCredentials; }
  get readyState() { return this.#state; }

  close() {
    this.#state = CLOSED;
    open.delete(this);
    if (this.#timer !== null) stopTimer(this.#timer);
    if (this.#signal !== null) signalAbort(this.#signal);
  }

  #connect() {
    if (this.#state === CLOSED) return;
    const signal = this.#signal = createAbortSignal();
    const headers = [['Accept', 'text/event-stream'], ['Cache-Control', 'no-cache']];
    if (this.#lastEventId !== '') headers[2] = ['Last-Event-ID', latin1Decode(utf8Encode(this.#lastEventId))];
    PromisePrototypeThen(startFetch(this.#url, headers, signal), (response) => this.#answered(response, signal),
      () => { if (this.#signal === signal) this.#reconnect(); });
  }

  #answered(response, signal) {
    if (this.#state === CLOSED) return;
    const state = responseState(response);
    const mime = extractMime(getHeader(state.headerList, 'content-type'));
    if (state.status !== 200 || mime === null || mime.essence !== 'text/event-stream') {
      this.#fail();
      signalAbort(signal);
      return;
    }
    queueTask(() => {
      if (this.#state === CLOSED) return;
      this.#state = OPEN;
      fireEvent(this, 'open');
    });
    if (state.body === null) {
      this.#reconnect();
      return;
    }
    const parser = new EventStreamParser(this.#lastEventId, {
      dispatch: (type, data, id) => this.#dispatch(type, data, id, originOf(parseURL(state.url))),
      retry: (milliseconds) => { this.#reconnectionMs = milliseconds; },
    });
    this.#read(streamGetReader(bodyStream(state.body)), parser);
  }

  #read(reader, parser) {
    PromisePrototypeThen(readerRead(reader), ({ value, done }) => {
      if (this.#state === CLOSED) return;
      if (done) {
        this.#reconnect();
        return;
      }
      parser.feed(value);
      this.#lastEventId = parser.lastEventId;
      this.#read(reader, parser);
    }, () => this.#reconnect());
  }

  #dispatch(type, data, lastEventId, origin) {
    queueTask(() => {
      if (this.#state === CLOSED) return;
      fireEvent(this, type, { __proto__: null, data, origin, lastEventId, source: null, ports: [] }, MessageEvent);
    });
  }

  #reconnect() {
    queueTask(() => {
      if (this.#state === CLOSED) return;
      this.#state = CONNECTING;
      fireEvent(this, 'error');
      if (this.#state === CLOSED) return;
      this.#timer = startTimer(() => this.#connect(), this.#reconnectionMs);
    });
  }

  #fail() {
    queueTask(() => {
      if (this.#state === CLOSED) return;
      this.#state = CLOSED;
      open.delete(this);
      fireEvent(this, 'error');
    });
  }
}

const handlers = ['open', 'message', 'error'];
for (let i = 0; i < handlers.length; i++) defineEventHandler(EventSource.prototype, handlers[i], check);
configureInterface('EventSource', EventSource);
defineConstants(EventSource, { CONNECTING, OPEN, CLOSED });
defineGlobals({ EventSource });
