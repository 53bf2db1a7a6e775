/** FileReader, https://w3c.github.io/FileAPI/#APIASynch. A blob is in memory, so one read is one task of loading. */
import { arrayBufferOf } from '../internal/bytes.js';
import { decodeText, encodingOf } from '../internal/encoding/decoders.js';
import { parseMime } from '../internal/fetch/mime.js';
import { base64Encode } from '../internal/base64.js';
import { defineGlobals } from '../internal/globals.js';
import { TypedArrayPrototypeGetLength, TypedArrayPrototypeSlice } from '../internal/primordials.js';
import { latin1Decode } from '../internal/utf8.js';
import {
  configureInterface, converters, defineConstants, interfaceConverter, requiredArguments,
} from '../internal/webidl.js';
import { blobBytes, isBlob } from './blob.js';
import { DOMException } from './dom-exception.js';
import { defineEventHandler } from './event-handler.js';
import { EventTarget, fireEvent } from './event-target.js';
import { ProgressEvent } from './progress-event.js';
import { queueTask } from './timers.js';

const EMPTY = 0;
const LOADING = 1;
const DONE = 2;
const toBlob = interfaceConverter('Blob', isBlob);

/** The encoding to read a blob's text in: the label's, its type's charset, or UTF-8. */
export function textEncoding(blob, label) {
  const given = label === undefined ? null : encodingOf(label);
  if (given !== null) return given;
  const charset = parseMime(blob.type)?.parameters.get('charset');
  return (charset === undefined ? null : encodingOf(charset)) ?? 'utf-8';
}

/** A blob's bytes as a data: URL. */
export const dataURLOf = (bytes, blob) =>
  `data:${blob.type === '' ? 'application/octet-stream' : blob.type};base64,${base64Encode(bytes)}`;

let check;
let start;
let finish;

function fire(reader, type, loaded, total) {
  fireEvent(reader, type, { __proto__: null, lengthComputable: true, loaded, total }, ProgressEvent);
}

class FileReader extends EventTarget {
  #state = EMPTY;
  #result = null;
  #error = null;
  #read = 0;

  readAsArrayBuffer(blob) {
    this.#state;
    requiredArguments(arguments.length, 1, "Failed to execute 'readAsArrayBuffer' on 'FileReader'");
    start(this, 'readAsArrayBuffer', blob, (bytes) => arrayBufferOf(TypedArrayPrototypeSlice(bytes)));
  }

  readAsBinaryString(blob) {
    this.#state;
    requiredArguments(arguments.length, 1, "Failed to execute 'readAsBinaryString' on 'FileReader'");
    start(this, 'readAsBinaryString', blob, (bytes) => latin1Decode(bytes));
  }

  readAsText(blob, encoding = undefined) {
    this.#state;
    requiredArguments(arguments.length, 1, "Failed to execute 'readAsText' on 'FileReader'");
    const label = encoding === undefined ? undefined : converters.DOMString(encoding);
    start(this, 'readAsText', blob, (bytes, given) => decodeText(bytes, textEncoding(given, label)));
  }

  readAsDataURL(blob) {
    this.#state;
    requiredArguments(arguments.length, 1, "Failed to execute 'readAsDataURL' on 'FileReader'");
    start(this, 'readAsDataURL', blob, dataURLOf);
  }

  abort() {
    if (this.#state !== LOADING) {
      this.#result = null;
      return;
    }
    this.#state = DONE;
    this.#result = null;
    this.#error = new DOMException('The read was aborted', 'AbortError');
    this.#read++;
    fire(this, 'abort', 0, 0);
    if (this.#state !== LOADING) fire(this, 'loadend', 0, 0);
  }

  get readyState() { return this.#state; }
  get result() { return this.#result; }
  get error() { return this.#error; }

  static {
    check = (value) => {
      value.#state;
      return value;
    };

    start = (reader, method, blob, packageData) => {
      const given = toBlob(blob, `Failed to execute '${method}' on 'FileReader': Argument 1`);
      if (reader.#state === LOADING) {
        throw new DOMException(`Failed to execute '${method}' on 'FileReader': a read is under way`, 'InvalidStateError');
      }
      reader.#state = LOADING;
      reader.#result = reader.#error = null;
      const read = ++reader.#read;
      const bytes = blobBytes(given);
      const total = TypedArrayPrototypeGetLength(bytes);
      const step = (run) => queueTask(() => { if (reader.#read === read) run(); });
      step(() => {
        fire(reader, 'loadstart', 0, total);
        step(() => {
          if (total > 0) fire(reader, 'progress', total, total);
          step(() => finish(reader, read, () => packageData(bytes, given), total));
        });
      });
    };

    finish = (reader, read, packageData, total) => {
      reader.#state = DONE;
      try {
        reader.#result = packageData();
      } catch (error) {
        reader.#error = new DOMException(`The blob could not be read: ${error.message}`, 'NotReadableError');
      }
      fire(reader, reader.#error === null ? 'load' : 'error', total, total);
      // A task of its own: what waits for `load` as a promise is to run before.
      queueTask(() => { if (reader.#state !== LOADING && reader.#read === read) fire(reader, 'loadend', total, total); });
    };
  }
}

const handlers = ['loadstart', 'progress', 'load', 'abort', 'error', 'loadend'];
for (let i = 0; i < handlers.length; i++) defineEventHandler(FileReader.prototype, handlers[i], check);
configureInterface('FileReader', FileReader);
defineConstants(FileReader, { EMPTY, LOADING, DONE });
defineGlobals({ FileReader });
