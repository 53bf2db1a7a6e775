/**
 * Reads the wire format. Total: whatever the bytes are, the result is a value or a Malformed, and what is made on the way stays
 * within the limits.
 */

import {
  ArrayBuffer, ArrayPrototypePop, ArrayPrototypePush, BigInt, Date, Float64Array, MapPrototypeSet, Map, Object,
  ReflectApply, RegExp, Set, SetPrototypeAdd, StringFromCharCode, TypedArrayPrototypeGetBuffer,
  TypedArrayPrototypeGetByteOffset, TypedArrayPrototypeGetLength, TypedArrayPrototypeSet, Uint8Array,
} from './primordials.js';
import { createProperty, defineProperty, errorFrom, setCause, viewClass } from './clone-kinds.js';
import { cloneableNamed } from './platform-objects.js';
import { isArrayBuffer } from './types.js';
import { limits, tag, version, weight } from './wire-format.js';

/** Why bytes are no message; thrown and caught inside the wire modules only. */
export class Malformed {
  constructor(reason) { this.reason = reason; }
}

const scratch = new Float64Array(1);
const scratchBytes = new Uint8Array(TypedArrayPrototypeGetBuffer(scratch));
const maxNested = 64;
const unfinished = { __proto__: null };
const end = { __proto__: null };
const hole = { __proto__: null };

export class WireReader {
  bytes;
  length;
  position = 0;
  objects = [];
  keys = [];
  stack = [];
  weight = 0;
  resizable = 0;
  nested = 0;

  constructor(bytes) {
    this.bytes = bytes;
    this.length = TypedArrayPrototypeGetLength(bytes);
  }

  /** The value of a whole message. */
  read() {
    if (this.byte() !== version) throw new Malformed('unknown version');
    const value = this.whole();
    if (this.position !== this.length) throw new Malformed('bytes after the value');
    return value;
  }

  // A value with all that is in it; platform objects need theirs whole before they can be made.
  whole() {
    const { stack } = this;
    const bottom = stack.length;
    const value = this.plainValue();
    while (stack.length > bottom) {
      const frame = stack[stack.length - 1];
      if (frame.step(this, frame)) ArrayPrototypePop(stack);
    }
    return value;
  }

  need(count) {
    if (count > this.length - this.position) throw new Malformed('cut short');
  }

  byte() {
    if (this.position >= this.length) throw new Malformed('cut short');
    return this.bytes[this.position++];
  }

  varint() {
    let value = 0;
    let scale = 1;
    for (let i = 0; i < 8; i++) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) {
        if (value > 2 ** 53 - 1) throw new Malformed('number too large');
        return value;
      }
      scale *= 128;
    }
    throw new Malformed('number too long');
  }

  double() {
    this.need(8);
    for (let i = 0; i < 8; i++) scratchBytes[i] = this.bytes[this.position++];
    return scratch[0];
  }

  string() {
    const header = this.varint();
    const wide = header % 2 === 1;
    const length = (header - (header % 2)) / 2;
    this.need(wide ? length * 2 : length);
    return wide ? this.wideCharacters(length) : this.characters(length);
  }

  characters(length) {
    const base = TypedArrayPrototypeGetByteOffset(this.bytes);
    const buffer = TypedArrayPrototypeGetBuffer(this.bytes);
    let text = '';
    if (length < 24) {
      for (let i = 0; i < length; i++) text += StringFromCharCode(this.bytes[this.position++]);
      return text;
    }
    for (let done = 0; done < length;) {
      const count = length - done < 4096 ? length - done : 4096;
      text += ReflectApply(StringFromCharCode, undefined, new Uint8Array(buffer, base + this.position, count));
      this.position += count;
      done += count;
    }
    return text;
  }

  wideCharacters(length) {
    let text = '';
    let chunk = [];
    for (let i = 0; i < length; i++) {
      ArrayPrototypePush(chunk, this.bytes[this.position] | (this.bytes[this.position + 1] << 8));
      this.position += 2;
      if (chunk.length === 4096 || i === length - 1) {
        text += ReflectApply(StringFromCharCode, undefined, chunk);
        chunk = [];
      }
    }
    return text;
  }

  /** The next key; undefined at the end of the properties. */
  key() {
    const index = this.varint();
    if (index === 0) return undefined;
    if (index === 1) {
      const key = this.string();
      ArrayPrototypePush(this.keys, key);
      return key;
    }
    if (index - 2 >= this.keys.length) throw new Malformed('unknown key');
    return this.keys[index - 2];
  }

  /** A value that is neither the end of a list nor a hole in one. */
  plainValue() {
    const value = this.value();
    if (value === end || value === hole) throw new Malformed('misplaced tag');
    return value;
  }

  value() {
    const kind = this.byte();
    switch (kind) {
      case tag.undefined: return undefined;
      case tag.null: return null;
      case tag.true: return true;
      case tag.false: return false;
      case tag.integer: return this.integer();
      case tag.double: return this.double();
      case tag.bigint: return this.bigint();
      case tag.negativeBigint: return -this.bigint();
      case tag.string: return this.string();
      case tag.reference: return this.reference();
      case tag.end: return end;
      case tag.hole: return hole;
      default: return this.object(kind);
    }
  }

  integer() {
    const coded = this.varint();
    if (coded > 0xffffffff) throw new Malformed('integer too large');
    return (coded >>> 1) ^ -(coded & 1);
  }

  bigint() {
    const digits = this.string();
    if (digits.length === 0 || digits.length > limits.maxBigintDigits) throw new Malformed('BigInt of a wrong length');
    return BigInt(`0x${digits}`);
  }

  reference() {
    const index = this.varint();
    if (index >= this.objects.length || this.objects[index] === unfinished) throw new Malformed('unknown object');
    return this.objects[index];
  }

  object(kind) {
    const read = readers[kind];
    if (read === undefined) throw new Malformed('unknown tag');
    if (this.stack.length >= limits.maxDepth) throw new Malformed('nested too deeply');
    this.weight += kind === tag.object || kind === tag.dense || kind === tag.sparse ? weight.small : weight.large;
    if (this.weight > limits.maxObjects) throw new Malformed('too many objects');
    return read(this);
  }

  remember(object) {
    ArrayPrototypePush(this.objects, object);
    return object;
  }

  /** Keeps the next number for an object that can be made only when its parts are there. */
  hold() {
    ArrayPrototypePush(this.objects, unfinished);
    return this.objects.length - 1;
  }

  push(target, count, step) {
    ArrayPrototypePush(this.stack, { target, count, index: 0, step });
    return this.remember(target);
  }
}

function stepProperties(reader, frame) {
  const depth = reader.stack.length;
  for (;;) {
    const key = reader.key();
    if (key === undefined) return true;
    createProperty(frame.target, key, reader.plainValue());
    if (reader.stack.length > depth) return false;
  }
}

function stepDense(reader, frame) {
  const { target, count } = frame;
  const depth = reader.stack.length;
  while (frame.index < count) {
    const value = reader.value();
    if (value === end) throw new Malformed('misplaced tag');
    const index = frame.index++;
    if (value === hole) target.length = index + 1;
    else if (target.length === index) ArrayPrototypePush(target, value);
    if (reader.stack.length > depth) return false;
  }
  return true;
}

function stepMap(reader, frame) {
  const depth = reader.stack.length;
  for (;;) {
    if (frame.index++ % 2 === 0) {
      frame.key = reader.value();
      if (frame.key === end) return true;
      if (frame.key === hole) throw new Malformed('misplaced tag');
    } else {
      MapPrototypeSet(frame.target, frame.key, reader.plainValue());
    }
    if (reader.stack.length > depth) return false;
  }
}

function stepSet(reader, frame) {
  const depth = reader.stack.length;
  for (;;) {
    const value = reader.value();
    if (value === end) return true;
    if (value === hole) throw new Malformed('misplaced tag');
    SetPrototypeAdd(frame.target, value);
    if (reader.stack.length > depth) return false;
  }
}

function readSparse(reader) {
  const length = reader.varint();
  if (length > 0xffffffff) throw new Malformed('array too long');
  const target = [];
  target.length = length;
  return reader.push(target, 0, stepSparse);
}

function stepSparse(reader, frame) {
  const { target } = frame;
  const { length } = target;
  const depth = reader.stack.length;
  for (;;) {
    const key = reader.key();
    if (key === undefined) return true;
    defineProperty(target, key, reader.plainValue());
    if (target.length !== length) throw new Malformed('element beyond the array');
    if (reader.stack.length > depth) return false;
  }
}

function readError(reader) {
  const name = reader.string();
  const message = reader.value();
  const stack = reader.value();
  if ((message !== undefined && typeof message !== 'string') || (stack !== undefined && typeof stack !== 'string')) {
    throw new Malformed('error without text');
  }
  const error = errorFrom({ __proto__: null, name, message, stack });
  if (reader.byte() === 0) return reader.remember(error);
  return reader.push(error, 1, stepCause);
}

function stepCause(reader, frame) {
  if (frame.index++ > 0) return true;
  setCause(frame.target, reader.plainValue());
  return false;
}

function readRegExp(reader) {
  const source = reader.string();
  const flags = reader.string();
  if (source.length > limits.maxPattern || flags.length > 8) throw new Malformed('regular expression too long');
  return reader.remember(new RegExp(source, flags));
}

function readBoxed(reader) {
  const index = reader.hold();
  const value = reader.plainValue();
  if (value === undefined || value === null || typeof value === 'object') throw new Malformed('box without a primitive');
  return (reader.objects[index] = Object(value));
}

function readBytes(reader, length, buffer) {
  reader.need(length);
  const { bytes } = reader;
  const from = TypedArrayPrototypeGetByteOffset(bytes) + reader.position;
  TypedArrayPrototypeSet(new Uint8Array(buffer), new Uint8Array(TypedArrayPrototypeGetBuffer(bytes), from, length));
  reader.position += length;
  return reader.remember(buffer);
}

function readBuffer(reader) {
  const length = reader.varint();
  reader.need(length);
  return readBytes(reader, length, new ArrayBuffer(length));
}

function readResizable(reader) {
  const maximum = reader.varint();
  const length = reader.varint();
  reader.need(length);
  reader.resizable += maximum;
  if (length > maximum || reader.resizable > limits.maxResizable) throw new Malformed('resizable ArrayBuffer too large');
  return readBytes(reader, length, new ArrayBuffer(length, { __proto__: null, maxByteLength: maximum }));
}

function readView(reader) {
  const index = reader.hold();
  const constructor = viewClass(reader.string());
  const offset = reader.varint();
  const length = reader.varint();
  const buffer = reader.plainValue();
  if (constructor === undefined || !isArrayBuffer(buffer)) throw new Malformed('view of something else');
  return (reader.objects[index] = length === 0 ? new constructor(buffer, offset) : new constructor(buffer, offset, length - 1));
}

function readPlatform(reader) {
  const index = reader.hold();
  const cloneable = cloneableNamed(reader.string());
  if (cloneable === undefined) throw new Malformed('unknown interface');
  if (++reader.nested > maxNested) throw new Malformed('nested too deeply');
  const data = reader.whole();
  reader.nested--;
  return (reader.objects[index] = cloneable.fromData(data));
}

const readers = {
  __proto__: null,
  [tag.object]: (reader) => reader.push({}, 0, stepProperties),
  [tag.dense](reader) {
    const count = reader.varint();
    reader.need(count);
    return reader.push([], count, stepDense);
  },
  [tag.sparse]: readSparse,
  [tag.map]: (reader) => reader.push(new Map(), 0, stepMap),
  [tag.set]: (reader) => reader.push(new Set(), 0, stepSet),
  [tag.date]: (reader) => reader.remember(new Date(reader.double())),
  [tag.regexp]: readRegExp,
  [tag.error]: readError,
  [tag.boxed]: readBoxed,
  [tag.buffer]: readBuffer,
  [tag.resizableBuffer]: readResizable,
  [tag.view]: readView,
  [tag.platform]: readPlatform,
};
