/**
 * Bodies, https://fetch.spec.whatwg.org/#body-mixin, of requests and responses.
 *
 * A body is { source, stream, length, used }: `source` is a Uint8Array or Blob from which the stream can be made, and is made
 * only when someone asks for it; null when there is only a stream. `length` is null when it is not known.
 */
import { onBoot } from '../boot.js';
import { copyOfBytes } from '../bytes.js';
import {
  ArrayBufferIsView, ArrayPrototypePush, ObjectPrototypeIsPrototypeOf, Promise, PromiseReject, StringPrototype, SymbolAsyncIterator,
  SymbolIterator, TypeError,
  TypedArrayPrototypeGetLength, TypedArrayPrototypeGetSymbolToStringTag, TypedArrayPrototypeSlice, Uint8Array,
} from '../primordials.js';
import { isAnyArrayBuffer } from '../types.js';
import { concatBytes, utf8Encode } from '../utf8.js';
import { converters, isObject } from '../webidl.js';
import { serializeUrlencoded } from '../url/urlencoded.js';
import { blobBytes, createBlob, isBlob } from '../../web/blob.js';
import { formDataEntries, isFormData } from '../../web/form-data.js';
import {
  byteControllerEnqueue, byteControllerError, closeByteStream, isDisturbed, isErrored, isLocked,
  isReadableStream, readChunk, ReadableStream, storedError,
  streamGetReader,
} from '../../web/streams.js';
import { isURLSearchParams, serializeSearchParams } from '../../web/url-search-params.js';
import { encodeMultipart, newBoundary } from './multipart.js';
import { teeForClone } from './tee.js';

const CHUNK = 64 * 1024;

export const bytesBody = (bytes) => ({
  __proto__: null, source: bytes, stream: null, length: TypedArrayPrototypeGetLength(bytes), used: false,
});
export const streamBody = (stream, length = null) => ({ __proto__: null, source: null, stream, length, used: false });

/** The bytes of a source, which must not be changed. */
export const sourceBytes = (source) => (isBlob(source) ? blobBytes(source) : source);

// The main script may give the pieces of a body one by one, as in Deno.
let iterables = false;
onBoot((config) => { iterables = config.scope === 'main'; });

/** Whether a value yields the pieces of a body; a String object is its text. */
function isIterable(value) {
  if (!iterables || ObjectPrototypeIsPrototypeOf(StringPrototype, value)) return false;
  return (value[SymbolAsyncIterator] ?? value[SymbolIterator] ?? null) !== null;
}

/** Converts a BodyInit (never null); what is no object becomes a string. */
export function toBodyInit(value, context) {
  if (!isObject(value)) return converters.USVString(value, context);
  if (isReadableStream(value) || isBlob(value) || isFormData(value) || isURLSearchParams(value)) return value;
  if (ArrayBufferIsView(value) || isAnyArrayBuffer(value)) return converters.BufferSource(value, context);
  if (isIterable(value)) return ReadableStream.from(value);
  return converters.USVString(value, context);
}

/** "Extract a body": { body, type } of a converted BodyInit; `type` is null where it implies none. */
export function extractBody(init, keepalive = false) {
  if (typeof init === 'string') return { __proto__: null, body: bytesBody(utf8Encode(init)), type: 'text/plain;charset=UTF-8' };
  if (isReadableStream(init)) {
    if (keepalive) throw new TypeError('A stream cannot be the body of a keepalive request');
    if (isDisturbed(init) || isLocked(init)) throw new TypeError('The stream is locked or has been read from already');
    return { __proto__: null, body: streamBody(init), type: null };
  }
  if (isBlob(init)) {
    const type = init.type === '' ? null : init.type;
    return { __proto__: null, body: { __proto__: null, source: init, stream: null, length: init.size, used: false }, type };
  }
  if (isFormData(init)) {
    const boundary = newBoundary();
    const blob = createBlob(encodeMultipart(formDataEntries(init), boundary), '');
    const body = { __proto__: null, source: blob, stream: null, length: blob.size, used: false };
    return { __proto__: null, body, type: `multipart/form-data; boundary=${boundary}` };
  }
  if (isURLSearchParams(init)) {
    const type = 'application/x-www-form-urlencoded;charset=UTF-8';
    return { __proto__: null, body: bytesBody(utf8Encode(serializeSearchParams(init))), type };
  }
  return { __proto__: null, body: bytesBody(copyOfBytes(init)), type: null };
}

/** Whether anything has read from the body, or could no longer be read. */
export const isUsed = (body) => body !== null && (body.used || (body.stream !== null && isDisturbed(body.stream)));
export const isUnusable = (body) => body !== null && (isUsed(body) || (body.stream !== null && isLocked(body.stream)));

function streamOfBytes(bytes, body) {
  const length = TypedArrayPrototypeGetLength(bytes);
  let at = 0;
  return new ReadableStream({
    __proto__: null,
    type: 'bytes',
    start(controller) { body.controller = controller; },
    pull(controller) {
      if (at < length) {
        byteControllerEnqueue(controller, TypedArrayPrototypeSlice(bytes, at, at += CHUNK));
        if (at < length) return;
      }
      closeByteStream(controller);
    },
  }, { __proto__: null, highWaterMark: 0 });
}

/** The body's stream, made from its source on first use. */
export function bodyStream(body) {
  if (body.stream !== null) return body.stream;
  const { source } = body;
  if (!body.used) body.stream = streamOfBytes(sourceBytes(source), body);
  else {
    // It was read as a whole: the stream shows itself disturbed, closed and in the hands of who read it.
    body.stream = new ReadableStream({ __proto__: null, start(controller) { controller.close(); } });
    body.stream._disturbed = true;
    streamGetReader(body.stream);
  }
  return body.stream;
}

/** A body to be sent, used from now on: its bytes where it has them, else its stream; null for none. */
export function takeBody(body) {
  if (body === null) return null;
  if (body.stream !== null) return body.stream;
  body.used = true;
  return sourceBytes(body.source);
}

/** Has a body fail for everyone who reads it from now on; nothing happens to one that was read as a whole. */
export function failBody(body, reason) {
  if (body.used) return;
  if (body.stream === null) bodyStream(body);
  if (body.controller !== undefined) byteControllerError(body.controller, reason);
}

/** "Clone a body": two bodies for one; the given one goes on as the first. */
export function cloneBody(body) {
  if (body.stream === null) return { __proto__: null, source: body.source, stream: null, length: body.length, used: false };
  const branches = teeForClone(body.stream);
  body.stream = branches[0];
  return { __proto__: null, source: body.source, stream: branches[1], length: body.length, used: false };
}

const isByteChunk = (value) => TypedArrayPrototypeGetSymbolToStringTag(value) === 'Uint8Array';

/** A promise of `convert(bytes)` for all bytes that a stream yields; rejects if a chunk is no Uint8Array. */
function readAll(stream, convert) {
  return new Promise((resolve, reject) => {
    streamGetReader(stream);
    const chunks = [];
    let length = 0;
    let within = false;
    let more = false;
    const request = {
      __proto__: null,
      _chunkSteps(chunk) {
        if (!isByteChunk(chunk)) {
          reject(new TypeError('A chunk of the body is no Uint8Array'));
          return;
        }
        ArrayPrototypePush(chunks, chunk);
        length += TypedArrayPrototypeGetLength(chunk);
        if (within) more = true;
        else read();
      },
      _closeSteps() {
        try {
          resolve(convert(concatBytes(chunks, length)));
        } catch (error) {
          reject(error);
        }
      },
      _errorSteps: reject,
    };
    // A loop, because chunks that are there already come before readChunk returns.
    const read = () => {
      within = true;
      do {
        more = false;
        readChunk(stream, request);
      } while (more);
      within = false;
    };
    read();
  });
}

/** A promise of what `convert` makes of bytes, which no promise has: a patched Object.prototype.then would come by them. */
const converted = (bytes, convert) => new Promise((resolve) => { resolve(convert(bytes)); });

/** "Consume": a promise of `convert(bytes)`. The bytes belong to `convert` only when `own` asks for a copy. */
export function consumeBody(body, convert, own) {
  if (isUnusable(body)) return PromiseReject(new TypeError(isUsed(body) ? 'Body already consumed' : 'Body is unusable'));
  if (body === null) return converted(new Uint8Array(0), convert);
  // One that has failed already tells so at once, and whenever it is asked.
  if (body.stream !== null && isErrored(body.stream)) return PromiseReject(storedError(body.stream));
  if (body.stream === null) {
    body.used = true;
    const bytes = sourceBytes(body.source);
    return converted(own ? TypedArrayPrototypeSlice(bytes) : bytes, convert);
  }
  return readAll(body.stream, convert);
}

