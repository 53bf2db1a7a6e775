/** Writes a value in the wire format. Getters of the value run, once each and in order, as in structured cloning. */

import {
  ArrayBufferPrototypeGetByteLength, ArrayBufferPrototypeGetMaxByteLength, ArrayBufferPrototypeGetResizable,
  ArrayPrototypePop, ArrayPrototypePush, BigIntPrototypeToString, BigIntPrototypeValueOf, BooleanPrototypeValueOf,
  DatePrototypeGetTime, Float64Array, MapPrototypeForEach, NumberPrototypeValueOf, ObjectHasOwn, ObjectIs, ObjectKeys,
  RegExpPrototypeGetSource, SafeMap, SetPrototypeForEach, String, StringPrototypeCharCodeAt, StringPrototypeValueOf,
  SymbolPrototypeToString, TypedArrayPrototypeGetBuffer, TypedArrayPrototypeSet, Uint8Array,
} from './primordials.js';
import { checkAttached, cloneableOf, cloneKind, dataCloneError, errorData, viewData } from './clone-kinds.js';
import { isBigIntObject, isBooleanObject, isNumberObject, regExpFlags } from './types.js';
import { limits, tag, version, weight } from './wire-format.js';
import { DOMException, QuotaExceededError } from '../web/dom-exception.js';

const scratch = new Float64Array(1);
const scratchBytes = new Uint8Array(TypedArrayPrototypeGetBuffer(scratch));

const tooLarge = (what, limit) => new DOMException(`The message ${what}, and the limit is ${limit}.`, 'DataCloneError');

export class WireWriter {
  bytes = new Uint8Array(512);
  length = 0;
  objects = new SafeMap();
  keys = new SafeMap();
  stack = [];
  weight = 0;
  maxBytes;

  constructor(maxBytes) { this.maxBytes = maxBytes; }

  /** The bytes of a whole message; the buffer behind them may be longer. */
  write(value) {
    this.byte(version);
    this.value(value);
    const { stack } = this;
    while (stack.length > 0) {
      const frame = stack[stack.length - 1];
      if (frame.step(this, frame)) ArrayPrototypePop(stack);
    }
    return new Uint8Array(TypedArrayPrototypeGetBuffer(this.bytes), 0, this.length);
  }

  reserve(count) {
    const needed = this.length + count;
    if (needed > this.maxBytes) {
      throw new QuotaExceededError(`The message exceeds the limit of ${this.maxBytes} bytes.`);
    }
    if (needed <= this.bytes.length) return;
    const twice = this.bytes.length * 2;
    const grown = new Uint8Array(twice < needed ? needed + (needed >> 3) : twice);
    TypedArrayPrototypeSet(grown, this.bytes);
    this.bytes = grown;
  }

  byte(value) {
    this.reserve(1);
    this.bytes[this.length++] = value;
  }

  /** A whole number from 0 to 2^53 - 1. */
  varint(value) {
    this.reserve(8);
    let rest = value;
    while (rest >= 128) {
      this.bytes[this.length++] = (rest % 128) | 128;
      rest = (rest - (rest % 128)) / 128;
    }
    this.bytes[this.length++] = rest;
  }

  double(value) {
    this.reserve(8);
    scratch[0] = value;
    for (let i = 0; i < 8; i++) this.bytes[this.length++] = scratchBytes[i];
  }

  string(value) {
    const { length } = value;
    this.reserve(length + 8);
    const start = this.length;
    this.varint(length * 2);
    for (let i = 0; i < length; i++) {
      const code = StringPrototypeCharCodeAt(value, i);
      if (code > 255) {
        this.length = start;
        this.wideString(value);
        return;
      }
      this.bytes[this.length++] = code;
    }
  }

  wideString(value) {
    const { length } = value;
    this.varint(length * 2 + 1);
    this.reserve(length * 2);
    for (let i = 0; i < length; i++) {
      const code = StringPrototypeCharCodeAt(value, i);
      this.bytes[this.length++] = code & 255;
      this.bytes[this.length++] = code >> 8;
    }
  }

  key(value) {
    const known = this.keys.get(value);
    if (known !== undefined) {
      this.varint(known);
      return;
    }
    this.keys.set(value, this.keys.size + 2);
    this.byte(1);
    this.string(value);
  }

  value(value) {
    switch (typeof value) {
      case 'undefined': this.byte(tag.undefined); break;
      case 'boolean': this.byte(value ? tag.true : tag.false); break;
      case 'number': this.number(value); break;
      case 'string':
        this.byte(tag.string);
        this.string(value);
        break;
      case 'bigint': this.bigint(value); break;
      case 'object':
        if (value === null) this.byte(tag.null);
        else this.object(value);
        break;
      case 'symbol': throw dataCloneError(SymbolPrototypeToString(value));
      default: throw dataCloneError('A function');
    }
  }

  number(value) {
    if ((value | 0) === value && !ObjectIs(value, -0)) {
      this.byte(tag.integer);
      this.varint(((value << 1) ^ (value >> 31)) >>> 0);
    } else {
      this.byte(tag.double);
      this.double(value);
    }
  }

  bigint(value) {
    const negative = value < 0n;
    this.byte(negative ? tag.negativeBigint : tag.bigint);
    const digits = BigIntPrototypeToString(negative ? -value : value, 16);
    if (digits.length > limits.maxBigintDigits) throw tooLarge('holds a BigInt of too many digits', limits.maxBigintDigits);
    this.string(digits);
  }

  object(value) {
    const known = this.objects.get(value);
    if (known !== undefined) {
      this.byte(tag.reference);
      this.varint(known);
      return;
    }
    if (this.stack.length >= limits.maxDepth) throw tooLarge('is nested too deeply', limits.maxDepth);
    const kind = cloneKind(value);
    this.objects.set(value, this.objects.size);
    this.weight += kind === 'object' || kind === 'array' ? weight.small : weight.large;
    if (this.weight > limits.maxObjects) throw tooLarge('holds too many objects', limits.maxObjects);
    writers[kind](this, value);
  }

  push(source, keys, step) {
    ArrayPrototypePush(this.stack, { source, keys, index: 0, step });
  }
}

function writeObject(writer, value) {
  writer.byte(tag.object);
  writer.push(value, ObjectKeys(value), stepProperties);
}

function writeArray(writer, value) {
  const { length } = value;
  const keys = ObjectKeys(value);
  if (keys.length === length && (length === 0 || keys[length - 1] === String(length - 1))) {
    writer.byte(tag.dense);
    writer.varint(length);
    writer.push(value, length, stepDense);
  } else {
    writer.byte(tag.sparse);
    writer.varint(length);
    writer.push(value, keys, stepProperties);
  }
}

function stepProperties(writer, frame) {
  const { source, keys } = frame;
  const depth = writer.stack.length;
  while (frame.index < keys.length) {
    const key = keys[frame.index++];
    if (!ObjectHasOwn(source, key)) continue;
    const value = source[key];
    writer.key(key);
    writer.value(value);
    if (writer.stack.length > depth) return false;
  }
  writer.byte(0);
  return true;
}

function stepDense(writer, frame) {
  const { source, keys: length } = frame;
  const depth = writer.stack.length;
  while (frame.index < length) {
    const index = frame.index++;
    const value = source[index];
    if (value === undefined && !ObjectHasOwn(source, index)) writer.byte(tag.hole);
    else writer.value(value);
    if (writer.stack.length > depth) return false;
  }
  return true;
}

function writeMap(writer, value) {
  const entries = [];
  MapPrototypeForEach(value, (item, key) => {
    ArrayPrototypePush(entries, key);
    ArrayPrototypePush(entries, item);
  });
  writer.byte(tag.map);
  writer.push(value, entries, stepEntries);
}

function writeSet(writer, value) {
  const entries = [];
  SetPrototypeForEach(value, (item) => ArrayPrototypePush(entries, item));
  writer.byte(tag.set);
  writer.push(value, entries, stepEntries);
}

function stepEntries(writer, frame) {
  const entries = frame.keys;
  const depth = writer.stack.length;
  while (frame.index < entries.length) {
    writer.value(entries[frame.index++]);
    if (writer.stack.length > depth) return false;
  }
  writer.byte(tag.end);
  return true;
}

function writeError(writer, value) {
  const { name, message, stack, hasCause, cause } = errorData(value);
  writer.byte(tag.error);
  writer.string(name);
  writer.value(message);
  writer.value(stack);
  writer.byte(hasCause ? 1 : 0);
  if (hasCause) writer.value(cause);
}

function writeRegExp(writer, value) {
  const source = RegExpPrototypeGetSource(value);
  if (source.length > limits.maxPattern) throw tooLarge('holds too long a regular expression', limits.maxPattern);
  writer.byte(tag.regexp);
  writer.string(source);
  writer.string(regExpFlags(value));
}

function writeBoxed(writer, value) {
  writer.byte(tag.boxed);
  if (isBooleanObject(value)) writer.value(BooleanPrototypeValueOf(value));
  else if (isNumberObject(value)) writer.value(NumberPrototypeValueOf(value));
  else if (isBigIntObject(value)) writer.value(BigIntPrototypeValueOf(value));
  else writer.value(StringPrototypeValueOf(value));
}

function writeBuffer(writer, value) {
  checkAttached(value);
  const length = ArrayBufferPrototypeGetByteLength(value);
  const resizable = ArrayBufferPrototypeGetResizable(value);
  writer.byte(resizable ? tag.resizableBuffer : tag.buffer);
  if (resizable) {
    const maximum = ArrayBufferPrototypeGetMaxByteLength(value);
    if (maximum > limits.maxResizable) throw tooLarge('holds a resizable ArrayBuffer of too large a maximum', limits.maxResizable);
    writer.varint(maximum);
  }
  writer.varint(length);
  writer.reserve(length);
  TypedArrayPrototypeSet(writer.bytes, new Uint8Array(value), writer.length);
  writer.length += length;
}

function writeView(writer, value) {
  const { name, buffer, offset, length } = viewData(value);
  writer.byte(tag.view);
  writer.string(name);
  writer.varint(offset);
  writer.varint(length === undefined ? 0 : length + 1);
  writer.value(buffer);
}

const writers = {
  __proto__: null,
  object: writeObject,
  array: writeArray,
  map: writeMap,
  set: writeSet,
  error: writeError,
  regexp: writeRegExp,
  boxed: writeBoxed,
  buffer: writeBuffer,
  view: writeView,
  date(writer, value) {
    writer.byte(tag.date);
    writer.double(DatePrototypeGetTime(value));
  },
  platform(writer, value) {
    const cloneable = cloneableOf(value);
    writer.byte(tag.platform);
    writer.string(cloneable.name);
    writer.value(cloneable.toData(value));
  },
  shared() { throw dataCloneError('A SharedArrayBuffer'); },
};
