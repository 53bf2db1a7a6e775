/** The main isolate's transport: HTTP by the host, one exchange per request, streamed both ways. */
import {
  ArrayPrototypeJoin, ArrayPrototypePush, Error, NumberParseInt, ObjectDefineProperty, PromisePrototypeThen, RegExpPrototypeExec,
  SafeFinalizationRegistry, StringPrototypeSlice, StringPrototypeSplit, StringPrototypeStartsWith, StringPrototypeToLowerCase, TypeError, TypedArrayPrototypeGetLength, TypedArrayPrototypeGetSymbolToStringTag,
} from '../../internal/primordials.js';
import { onBoot } from '../../internal/boot.js';
import { op, opAsync } from '../../internal/ops.js';
import { addAbortAlgorithm, removeAbortAlgorithm } from '../abort.js';
import { copyOfBytes } from '../../internal/bytes.js';
import {
  byteControllerEnqueue, byteControllerError, closeByteStream, isReadableStream, readerCancel, readerRead, ReadableStream,
  streamGetReader,
} from '../streams.js';

const DIGITS = /^[0-9]{1,15}$/;

// A response that nobody reads to its end would keep its connection.
const abandoned = new SafeFinalizationRegistry((id) => op.http_close(id));
let userAgent = 'network-runtime';
onBoot((config) => { userAgent = config.userAgent ?? userAgent; });

/** How the program calls itself where it does not say so. */
export const ownUserAgent = () => userAgent;

function headerLines(pairs) {
  const items = [];
  let named = false;
  for (let i = 0; i < pairs.length; i++) {
    ArrayPrototypePush(items, pairs[i][0], pairs[i][1]);
    if (pairs[i][0] === 'user-agent' || pairs[i][0] === 'User-Agent') named = true;
  }
  if (!named) ArrayPrototypePush(items, 'User-Agent', userAgent);
  return ArrayPrototypeJoin(items, '\n');
}

/** Sends a stream's chunks one after the other; a failure closes the exchange, which then fails. */
function pump(id, stream) {
  const reader = streamGetReader(stream);
  const fail = (error) => {
    op.http_close(id);
    PromisePrototypeThen(readerCancel(reader, error), undefined, () => {});
  };
  const step = ({ value, done }) => {
    if (done) {
      op.http_end(id);
    } else if (TypedArrayPrototypeGetSymbolToStringTag(value) !== 'Uint8Array') {
      fail(new TypeError('A chunk of the body is no Uint8Array'));
    } else {
      PromisePrototypeThen(opAsync('http_write', id, copyOfBytes(value)), next, fail);
    }
  };
  const next = () => PromisePrototypeThen(readerRead(reader), step, fail);
  next();
}

/** How many bytes a response will have, where its headers say so; -1 where they do not. */
function expectedBytes(headers) {
  let expected = -1;
  for (let i = 0; i < headers.length; i++) {
    const name = StringPrototypeToLowerCase(headers[i][0]);
    if (name === 'content-encoding' || name === 'transfer-encoding') return -1;
    if (name === 'content-length' && RegExpPrototypeExec(DIGITS, headers[i][1]) !== null) expected = NumberParseInt(headers[i][1], 10);
  }
  return expected;
}

/** `expected` saves asking the host for the end that is known to have come. */
function responseStream(id, expected, closed) {
  let received = 0;
  const stream = new ReadableStream({
    __proto__: null,
    type: 'bytes',
    pull: (controller) => PromisePrototypeThen(opAsync('http_read', id), (bytes) => {
      if (bytes !== null && bytes !== undefined) {
        byteControllerEnqueue(controller, bytes);
        received += TypedArrayPrototypeGetLength(bytes);
        if (received !== expected) return;
        closed();
        closeByteStream(controller);
      } else {
        closed();
        closeByteStream(controller);
      }
    }, (error) => {
      closed();
      byteControllerError(controller, error);
    }),
    cancel: closed,
  }, { __proto__: null, highWaterMark: 0 });
  abandoned.register(stream, id, stream);
  return stream;
}

/** [status, phrase, name, value, ...] as a response. */
function parseHead(text) {
  const lines = StringPrototypeSplit(text, '\n');
  const headers = [];
  for (let i = 2; i + 1 < lines.length; i += 2) ArrayPrototypePush(headers, [lines[i], lines[i + 1]]);
  return { __proto__: null, status: NumberParseInt(lines[0], 10), statusText: lines[1], headers, body: null };
}

const REASONS = {
  __proto__: null,
  'the connection was refused': 'client error (Connect): tcp connect error: Connection refused (os error 111)',
  'the host name cannot be resolved': 'client error (Connect): dns error: failed to lookup address information: Name or service not known',
};

/** The failure with a cause in Deno's words, which programs look into. */
function withCause(error, url) {
  const start = `fetch failed: ${url}: `;
  if (typeof error?.message !== 'string' || !StringPrototypeStartsWith(error.message, start)) return error;
  const reason = StringPrototypeSlice(error.message, start.length);
  const cause = new Error(`error sending request for url (${url}): ${REASONS[reason] ?? `client error (SendRequest): ${reason}`}`);
  ObjectDefineProperty(error, 'cause', { __proto__: null, value: cause, writable: true, configurable: true });
  return error;
}

async function send(request) {
  const id = op.http_open(request.method, request.url, headerLines(request.headers), request.client ?? 0);
  const close = () => op.http_close(id);
  const { body, signal } = request;
  addAbortAlgorithm(signal, close);
  const closed = () => {
    removeAbortAlgorithm(signal, close);
    close();
  };
  const streamed = body !== null && isReadableStream(body);
  const started = opAsync('http_start', id, streamed ? request.bodyLength ?? -1 : body);
  if (streamed) pump(id, body);
  try {
    const response = parseHead(await started);
    response.body = responseStream(id, expectedBytes(response.headers), closed);
    return response;
  } catch (error) {
    closed();
    throw withCause(error, request.url);
  }
}

/** @type {import('./transport.js').Transport} */
export const httpTransport = { __proto__: null, followsRedirects: false, send };
