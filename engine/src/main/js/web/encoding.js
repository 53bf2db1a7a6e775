/** TextEncoder and TextDecoder, https://encoding.spec.whatwg.org/#api. */
import { bytesOf } from '../internal/bytes.js';
import { createDecoder, encodingOf } from '../internal/encoding/decoders.js';
import { defineGlobals } from '../internal/globals.js';
import { RangeError, StringPrototypeCharCodeAt, StringPrototypeSlice, StringPrototypeStartsWith, Uint8Array } from '../internal/primordials.js';
import { utf8Encode, utf8EncodeInto } from '../internal/utf8.js';
import { configureInterface, converters, dictionaryConverter, requiredArguments } from '../internal/webidl.js';

const ANY_BUFFER = { __proto__: null, allowShared: true, allowResizable: true };
const no = () => false;
const toDecoderOptions = dictionaryConverter('TextDecoderOptions', [
  { key: 'fatal', converter: converters.boolean, defaultValue: no },
  { key: 'ignoreBOM', converter: converters.boolean, defaultValue: no },
]);
const toDecodeOptions = dictionaryConverter('TextDecodeOptions', [
  { key: 'stream', converter: converters.boolean, defaultValue: no },
]);

/** What TextDecoder and TextDecoderStream have in common: a decoder that drops a leading byte order mark. */
export class Decoding {
  #marks;
  #decode;
  #bomSeen = false;
  #streaming = false;

  constructor(label, options, context) {
    const encoding = encodingOf(label);
    if (encoding === null || encoding === 'replacement') {
      throw new RangeError(`${context}: The encoding label provided ('${label}') is invalid`);
    }
    this.encoding = encoding;
    this.fatal = options.fatal;
    this.ignoreBOM = options.ignoreBOM;
    this.#marks = !options.ignoreBOM && StringPrototypeStartsWith(encoding, 'utf-');
  }

  decode(bytes, more) {
    if (!this.#streaming) {
      this.#decode = undefined;
      this.#bomSeen = false;
    }
    this.#streaming = more;
    this.#decode ??= createDecoder(this.encoding, this.fatal);
    let string = this.#decode(bytes, more);
    if (string.length > 0 && !this.#bomSeen) {
      this.#bomSeen = true;
      if (this.#marks && StringPrototypeCharCodeAt(string, 0) === 0xfeff) string = StringPrototypeSlice(string, 1);
    }
    return string;
  }
}

class TextDecoder {
  #decoding;

  constructor(label = 'utf-8', options = undefined) {
    const context = "Failed to construct 'TextDecoder'";
    const text = converters.DOMString(label, `${context}: Argument 1`);
    this.#decoding = new Decoding(text, toDecoderOptions(options, `${context}: Argument 2`), context);
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

  decode(input = undefined, options = undefined) {
    const decoding = this.#decoding;
    const context = "Failed to execute 'decode' on 'TextDecoder'";
    if (input !== undefined) converters.BufferSource(input, `${context}: Argument 1`, ANY_BUFFER);
    const { stream } = toDecodeOptions(options, `${context}: Argument 2`);
    return decoding.decode(input === undefined ? new Uint8Array(0) : bytesOf(input), stream);
  }
}

class TextEncoder {
  #brand;

  constructor() {
    this.#brand = true;
  }

  get encoding() {
    this.#brand;
    return 'utf-8';
  }

  encode(input = '') {
    this.#brand;
    return utf8Encode(converters.DOMString(input, "Failed to execute 'encode' on 'TextEncoder': Argument 1"));
  }

  encodeInto(source, destination) {
    this.#brand;
    const context = "Failed to execute 'encodeInto' on 'TextEncoder'";
    requiredArguments(arguments.length, 2, context);
    const text = converters.DOMString(source, `${context}: Argument 1`);
    const target = converters.Uint8Array(destination, `${context}: Argument 2`, ANY_BUFFER);
    const { read, written } = utf8EncodeInto(text, target);
    return { read, written };
  }
}

configureInterface('TextDecoder', TextDecoder);
configureInterface('TextEncoder', TextEncoder);
defineGlobals({ TextDecoder, TextEncoder });

export { ANY_BUFFER, TextDecoder, TextEncoder, toDecoderOptions };
