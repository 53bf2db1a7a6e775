/** TextEncoderStream and TextDecoderStream, https://encoding.spec.whatwg.org/#interface-textdecoderstream. */
import { bytesOf } from '../internal/bytes.js';
import { defineGlobals } from '../internal/globals.js';
import { StringPrototypeCharCodeAt, StringPrototypeSlice, Uint8Array } from '../internal/primordials.js';
import { utf8Encode } from '../internal/utf8.js';
import { configureInterface, converters } from '../internal/webidl.js';
import { ANY_BUFFER, Decoding, toDecoderOptions } from './encoding.js';
import { TransformStream, readableOf, writableOf } from './streams.js';

class TextDecoderStream {
  #decoding;
  #transform;

  constructor(label = 'utf-8', options = undefined) {
    const context = "Failed to construct 'TextDecoderStream'";
    const text = converters.DOMString(label, `${context}: Argument 1`);
    const decoding = this.#decoding = new Decoding(text, toDecoderOptions(options, `${context}: Argument 2`), context);
    this.#transform = new TransformStream({
      __proto__: null,
      transform(chunk, controller) {
        const bytes = bytesOf(converters.BufferSource(chunk, 'A chunk of a TextDecoderStream', ANY_BUFFER));
        const string = decoding.decode(bytes, true);
        if (string !== '') controller.enqueue(string);
      },
      flush(controller) {
        const string = decoding.decode(new Uint8Array(0), false);
        if (string !== '') controller.enqueue(string);
      },
    });
  }

  get encoding() {
    return this.#decoding.encoding;
  }

  get fatal() {
    return this.#decoding.fatal;
  }

  get ignoreBOM() {
    return this.#decoding.ignoreBOM;
  }

  get readable() {
    return readableOf(this.#transform);
  }

  get writable() {
    return writableOf(this.#transform);
  }
}

/** Encodes text of which a surrogate pair may be split over two chunks. */
function createEncoder() {
  let lead = '';
  return {
    __proto__: null,
    encode(chunk) {
      let text = lead + chunk;
      lead = '';
      const last = text.length - 1;
      if (last >= 0) {
        const unit = StringPrototypeCharCodeAt(text, last);
        if (unit >= 0xd800 && unit <= 0xdbff) {
          lead = text[last];
          text = StringPrototypeSlice(text, 0, last);
        }
      }
      return text === '' ? null : utf8Encode(text);
    },
    finish: () => (lead === '' ? null : utf8Encode(lead)),
  };
}

class TextEncoderStream {
  #transform;

  constructor() {
    const encoder = createEncoder();
    const enqueue = (controller, bytes) => { if (bytes !== null) controller.enqueue(bytes); };
    this.#transform = new TransformStream({
      __proto__: null,
      transform(chunk, controller) { enqueue(controller, encoder.encode(converters.DOMString(chunk))); },
      flush(controller) { enqueue(controller, encoder.finish()); },
    });
  }

  get encoding() {
    this.#transform;
    return 'utf-8';
  }

  get readable() {
    return readableOf(this.#transform);
  }

  get writable() {
    return writableOf(this.#transform);
  }
}

configureInterface('TextDecoderStream', TextDecoderStream);
configureInterface('TextEncoderStream', TextEncoderStream);
defineGlobals({ TextDecoderStream, TextEncoderStream });

export { TextDecoderStream, TextEncoderStream };
