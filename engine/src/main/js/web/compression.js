/** CompressionStream and DecompressionStream, https://compression.spec.whatwg.org, over the host's codecs. */
import { bytesOf } from '../internal/bytes.js';
import { defineGlobals } from '../internal/globals.js';
import { op } from '../internal/ops.js';
import {
  SafeFinalizationRegistry, TypedArrayPrototypeGetLength, TypedArrayPrototypeSlice,
} from '../internal/primordials.js';
import { configureInterface, converters, enumConverter, requiredArguments } from '../internal/webidl.js';
import { TransformStream, readableOf, writableOf } from './streams.js';

// A step small enough that no call of the host takes long.
const STEP = 16 * 1024;

const toFormat = enumConverter('CompressionFormat', ['deflate', 'deflate-raw', 'gzip']);
// A stream that is dropped half-way would keep its native memory.
const abandoned = new SafeFinalizationRegistry((codec) => op.compression_close(codec));

function drain(codec, controller) {
  for (;;) {
    const output = op.compression_drain(codec);
    if (TypedArrayPrototypeGetLength(output) === 0) return;
    controller.enqueue(output);
  }
}

function createTransform(format, decompress) {
  const codec = op.compression_open(format, decompress);
  const close = () => op.compression_close(codec);
  const guarded = (run) => {
    try {
      run();
    } catch (error) {
      close();
      throw error;
    }
  };
  const transform = new TransformStream({
    __proto__: null,
    transform: (chunk, controller) => guarded(() => {
      const bytes = bytesOf(converters.BufferSource(chunk, 'A chunk of a compression stream'));
      const length = TypedArrayPrototypeGetLength(bytes);
      for (let at = 0; at < length; at += STEP) {
        op.compression_offer(codec, TypedArrayPrototypeSlice(bytes, at, at + STEP));
        drain(codec, controller);
      }
    }),
    flush: (controller) => guarded(() => {
      op.compression_finish(codec);
      drain(codec, controller);
      close();
    }),
    cancel: close,
  });
  abandoned.register(transform, codec);
  return transform;
}

class CompressionStream {
  #transform;

  constructor(format) {
    requiredArguments(arguments.length, 1, "Failed to construct 'CompressionStream'");
    this.#transform = createTransform(toFormat(format, "Failed to construct 'CompressionStream': Argument 1"), false);
  }

  get readable() { return readableOf(this.#transform); }
  get writable() { return writableOf(this.#transform); }
}

class DecompressionStream {
  #transform;

  constructor(format) {
    requiredArguments(arguments.length, 1, "Failed to construct 'DecompressionStream'");
    this.#transform = createTransform(toFormat(format, "Failed to construct 'DecompressionStream': Argument 1"), true);
  }

  get readable() { return readableOf(this.#transform); }
  get writable() { return writableOf(this.#transform); }
}

configureInterface('CompressionStream', CompressionStream);
configureInterface('DecompressionStream', DecompressionStream);
defineGlobals({ CompressionStream, DecompressionStream });
