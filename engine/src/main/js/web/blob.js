/** Blob, https://w3c.github.io/FileAPI/#blob-section. The bytes of a blob are a list of arrays that nothing changes, shared by its slices. */
import { arrayBufferOf, copyOfBytes } from '../internal/bytes.js';
import { defineGlobals } from '../internal/globals.js';
import {
  ArrayBufferIsView, ArrayPrototypePush, MathMax, MathMin, PromiseReject, PromiseResolve, RegExpPrototypeExec,
  StringPrototypeReplace, StringPrototypeToLowerCase, TypeError, TypedArrayPrototypeGetLength, TypedArrayPrototypeSlice,
  TypedArrayPrototypeSubarray,
} from '../internal/primordials.js';
import { registerCloneable } from '../internal/platform-objects.js';
import { isAnyArrayBuffer } from '../internal/types.js';
import { concatBytes, utf8Decode, utf8Encode } from '../internal/utf8.js';
import {
  configureInterface, converters, dictionaryConverter, enumConverter, isObject, sequenceConverter,
} from '../internal/webidl.js';
import { byteControllerEnqueue, closeByteStream, ReadableStream } from './streams.js';

const CHUNK = 64 * 1024;
const ENDINGS = /\r\n|\n|\r/g;
const NOT_PRINTABLE = /[^\x20-\x7e]/;
const clamp = { __proto__: null, clamp: true };

const toPropertyBag = [
  { key: 'type', converter: converters.DOMString, defaultValue: () => '' },
  { key: 'endings', converter: enumConverter('EndingType', ['transparent', 'native']), defaultValue: () => 'transparent' },
];
const toBag = dictionaryConverter('BlobPropertyBag', toPropertyBag);

/** The type a blob shows: lower case, or nothing if it is not printable ASCII. */
export function normalizeType(type) {
  return RegExpPrototypeExec(NOT_PRINTABLE, type) === null ? StringPrototypeToLowerCase(type) : '';
}

let isInstance;
let partsOf;
let make;
const bare = { __proto__: null };

function toPart(value, context) {
  if (isObject(value)) {
    if (isInstance(value)) return value;
    if (ArrayBufferIsView(value) || isAnyArrayBuffer(value)) return converters.BufferSource(value, context);
  }
  return converters.USVString(value, context);
}

const partSequence = sequenceConverter(toPart);
/** Reads a sequence of parts; all are converted before the bytes of any are looked at. */
export const toParts = (value, context) => partSequence(value, context);

function bytesOfPart(part, endings) {
  if (typeof part === 'string') return utf8Encode(endings === 'native' ? StringPrototypeReplace(part, ENDINGS, '\n') : part);
  return copyOfBytes(part);
}

/** The byte arrays of converted parts. */
function chunksOf(parts, endings) {
  const chunks = [];
  for (let i = 0; i < parts.length; i++) {
    if (isInstance(parts[i])) {
      const inner = partsOf(parts[i]);
      for (let j = 0; j < inner.length; j++) ArrayPrototypePush(chunks, inner[j]);
    } else {
      const bytes = bytesOfPart(parts[i], endings);
      if (TypedArrayPrototypeGetLength(bytes) > 0) ArrayPrototypePush(chunks, bytes);
    }
  }
  return chunks;
}

function sizeOf(chunks) {
  let size = 0;
  for (let i = 0; i < chunks.length; i++) size += TypedArrayPrototypeGetLength(chunks[i]);
  return size;
}

function sliceChunks(chunks, start, end) {
  const part = [];
  let at = 0;
  for (let i = 0; i < chunks.length && at < end; i++) {
    const length = TypedArrayPrototypeGetLength(chunks[i]);
    const from = MathMax(start - at, 0);
    const to = MathMin(end - at, length);
    if (from < to) ArrayPrototypePush(part, from === 0 && to === length ? chunks[i] : TypedArrayPrototypeSubarray(chunks[i], from, to));
    at += length;
  }
  return part;
}

class Blob {
  #chunks;
  #size;
  #type = '';

  constructor(blobParts = undefined, options = undefined) {
    if (blobParts === bare) return;
    const context = "Failed to construct 'Blob'";
    const parts = blobParts === undefined ? [] : toParts(blobParts, `${context}: Argument 1`);
    const bag = toBag(options, `${context}: Argument 2`);
    this.#chunks = chunksOf(parts, bag.endings);
    this.#size = sizeOf(this.#chunks);
    this.#type = normalizeType(bag.type);
  }

  static {
    isInstance = (value) => isObject(value) && #chunks in value && value.#chunks !== undefined;
    partsOf = (blob) => blob.#chunks;
    make = (chunks, type, target = new Blob(bare)) => {
      target.#chunks = chunks;
      target.#size = sizeOf(chunks);
      target.#type = type;
      return target;
    };
  }

  get size() { return this.#size; }
  get type() { return this.#type; }

  slice(start = 0, end = undefined, contentType = '') {
    const size = this.#size;
    const relative = (value) => (value < 0 ? MathMax(size + value, 0) : MathMin(value, size));
    const from = relative(converters['long long'](start, undefined, clamp));
    const to = end === undefined ? size : relative(converters['long long'](end, undefined, clamp));
    const type = normalizeType(converters.DOMString(contentType));
    return make(sliceChunks(this.#chunks, from, MathMax(to, from)), type);
  }

  stream() {
    return streamOfChunks(this.#chunks);
  }

  text() {
    return promised(this, (blob) => utf8Decode(blobBytes(blob)));
  }

  arrayBuffer() {
    return promised(this, (blob) => arrayBufferOf(TypedArrayPrototypeSlice(blobBytes(blob))));
  }

  bytes() {
    return promised(this, (blob) => TypedArrayPrototypeSlice(blobBytes(blob)));
  }
}

function promised(blob, read) {
  if (!isInstance(blob)) return PromiseReject(new TypeError('Illegal invocation: not a Blob'));
  return PromiseResolve(read(blob));
}

/** All bytes of a blob, which the caller must not change. */
export function blobBytes(blob) {
  const chunks = partsOf(blob);
  return chunks.length === 1 ? chunks[0] : concatBytes(chunks, sizeOf(chunks));
}

/** A byte stream over chunks, 64 KiB at a time. */
function streamOfChunks(chunks) {
  let index = 0;
  let offset = 0;
  return new ReadableStream({
    __proto__: null,
    type: 'bytes',
    pull(controller) {
      if (index >= chunks.length) {
        closeByteStream(controller);
        return;
      }
      const chunk = chunks[index];
      const end = MathMin(offset + CHUNK, TypedArrayPrototypeGetLength(chunk));
      byteControllerEnqueue(controller, TypedArrayPrototypeSlice(chunk, offset, end));
      offset = end;
      if (offset === TypedArrayPrototypeGetLength(chunk)) {
        index++;
        offset = 0;
      }
    },
  }, { __proto__: null, highWaterMark: 0 });
}

configureInterface('Blob', Blob);
registerCloneable({
  name: 'Blob',
  prototype: Blob.prototype,
  isInstance,
  toData: (blob) => ({ bytes: blobBytes(blob), type: blob.type }),
  fromData: ({ bytes, type }) => blobOfBytes(converters.Uint8Array(bytes), normalizeType(converters.DOMString(type))),
});
defineGlobals({ Blob });

export const isBlob = isInstance;
/** The byte arrays of a blob; they must not be changed. */
export const blobChunks = partsOf;
/** A blob over byte arrays that now belong to it. `target`: a bare instance of a subclass. */
export const createBlob = make;
export const bareBlob = bare;
export { Blob, chunksOf, toPropertyBag };

/** A blob over one array, which now belongs to it. */
export const blobOfBytes = (bytes, type) =>
  make(TypedArrayPrototypeGetLength(bytes) === 0 ? [] : [bytes], type);
