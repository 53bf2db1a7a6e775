/**
 * Messages between this isolate and the other side: a kind, a number, a name and a value.
 *
 * What JSON carries faithfully travels as JSON text, all else as a structured clone. A short message lies in a window
 * that Java sees too; a longer one crosses as a string or as bytes. The numbers of either kind stand at the window's head:
 * each value that crosses as an argument costs ten times as much.
 */
import {
  ArrayIsArray, ArrayPrototype, JSONParse, JSONStringify, NumberIsFinite, ObjectGetPrototypeOf, ObjectIs, ObjectKeys,
  ObjectPrototype, ReflectOwnKeys, String, StringPrototypeToWellFormed, TypeError, Uint8Array, TypedArrayPrototypeGetBuffer, TypedArrayPrototypeGetLength,
  TypedArrayPrototypeSet,
} from './primordials.js';
import cloning from 'late:./clone-wire.js';
import { HEAD_BYTES, inbound, inboundHead, outbound, outboundHead, WINDOW_BYTES } from './boot.js';
import { op } from './ops.js';
import { readAscii, readUtf8, writeAscii, writeUtf8 } from './text.js';
import { isProxy } from './proxies.js';
import { QuotaExceededError } from '../web/dom-exception.js';

/** Longest name of an event or a method, in bytes of UTF-8. */
export const MAX_NAME_BYTES = 256;
/** Largest serialised value of one message, in bytes. */
export const MAX_MESSAGE_BYTES = 16 * 1024 * 1024;

const JSON_FORMAT = 0;
const CLONE_FORMAT = 1;
const NAME_AT = HEAD_BYTES;
const BODY_AT = HEAD_BYTES + MAX_NAME_BYTES;
const BODY_ROOM = WINDOW_BYTES - BODY_AT;

/** The numbers of a window's head; the same places stand in `BundleMail`. */
const TARGET = 0;
const KIND = 1;
const ID_LOW = 2;
const ID_HIGH = 3;
const FORMAT = 4;
const LENGTH = 5;
const NAME_LENGTH = 6;
const NAME_NUMBER = 7;
const KEPT = 8;
const TWO_TO_32 = 0x1_0000_0000;

const MAX_JSON_DEPTH = 500;
const inboundBuffer = TypedArrayPrototypeGetBuffer(inbound);

/** A value of more parts is cloned, which is linear even where parts are shared. */
const MAX_JSON_PARTS = 1_000_000;
let parts = 0;

/** Whether JSON text gives back the very same value. */
function isJson(value, depth) {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return NumberIsFinite(value) && !ObjectIs(value, -0);
    case 'object':
      break;
    default:
      return false;
  }
  if (value === null) return true;
  if (depth === 0 || ++parts > MAX_JSON_PARTS || isProxy(value)) return false;
  return ArrayIsArray(value) ? isJsonArray(value, depth - 1) : isJsonObject(value, depth - 1);
}

function isJsonArray(value, depth) {
  if (ObjectGetPrototypeOf(value) !== ArrayPrototype || value.toJSON !== undefined) return false;
  const { length } = value;
  if (ObjectKeys(value).length !== length) return false;
  for (let i = 0; i < length; i++) {
    if (!isJson(value[i], depth)) return false;
  }
  return true;
}

function isJsonObject(value, depth) {
  const prototype = ObjectGetPrototypeOf(value);
  if ((prototype !== ObjectPrototype && prototype !== null) || value.toJSON !== undefined) return false;
  const keys = ObjectKeys(value);
  for (let i = 0; i < keys.length; i++) {
    if (!isJson(value[keys[i]], depth)) return false;
  }
  return true;
}

/** JSON text of the value, or undefined where JSON cannot carry it. A cycle runs into the depth limit. */
function jsonOf(value) {
  parts = 0;
  return isJson(value, MAX_JSON_DEPTH) ? JSONStringify(value) : undefined;
}

function tooLarge(what, bytes) {
  return new QuotaExceededError(
    `${what}: a message of ${bytes} bytes exceeds the limit of ${MAX_MESSAGE_BYTES} bytes`);
}

const nameTooLong = (what) => new TypeError(`${what}: the name is longer than ${MAX_NAME_BYTES} bytes of UTF-8`);

/** A name as users gave it, checked, and as it would arrive: a lone surrogate is U+FFFD. `what` begins the error. */
export function checkName(name, what) {
  if (typeof name !== 'string') throw new TypeError(`${what}: the name must be a string, not ${typeof name}`);
  // No code unit takes less than a byte: what is too long at any rate is not looked through.
  if (name.length > MAX_NAME_BYTES) throw nameTooLong(what);
  return StringPrototypeToWellFormed(name);
}

function putName(name, what) {
  let length = writeAscii(outbound, NAME_AT, name, MAX_NAME_BYTES);
  if (length < 0) length = writeUtf8(outbound, NAME_AT, name, MAX_NAME_BYTES);
  if (length < 0) throw nameTooLong(what);
  return length;
}

/** Makes a value ready to be sent, so that what it runs of the user's (getters, toJSON) has run. */
export function encodeValue(value, what) {
  const text = jsonOf(value);
  if (text !== undefined) {
    if (text.length > MAX_MESSAGE_BYTES) throw tooLarge(what, text.length);
    return text;
  }
  const bytes = value === undefined ? new Uint8Array(0) : cloning().serialize(value);
  const length = TypedArrayPrototypeGetLength(bytes);
  if (length > MAX_MESSAGE_BYTES) throw tooLarge(what, length);
  return bytes;
}

function putHead(target, kind, id, nameLength, format, length) {
  outboundHead[TARGET] = target;
  outboundHead[KIND] = kind;
  outboundHead[ID_LOW] = id;
  outboundHead[ID_HIGH] = id / TWO_TO_32;
  outboundHead[FORMAT] = format;
  outboundHead[LENGTH] = length;
  outboundHead[NAME_LENGTH] = nameLength;
}

/** Sends a message to Java's operation `post`. `target` is an isolate's number in the host, 0 in a worker. */
export function post(target, kind, id, name, encoded, what) {
  const nameLength = putName(name, what);
  if (typeof encoded === 'string') {
    const length = writeAscii(outbound, BODY_AT, encoded, BODY_ROOM);
    putHead(target, kind, id, nameLength, JSON_FORMAT, length);
    if (length < 0) op.postText(encoded);
    else op.post();
    return;
  }
  const length = TypedArrayPrototypeGetLength(encoded);
  putHead(target, kind, id, nameLength, CLONE_FORMAT, length);
  if (length > BODY_ROOM) {
    op.postBytes(encoded);
  } else {
    TypedArrayPrototypeSet(outbound, encoded, BODY_AT);
    op.post();
  }
}

/** Sends an error as its three texts. `source` says where it comes from. */
export function postError(target, kind, id, source, { name, message, stack }) {
  op.postError(target, kind, id, source, name, message, stack);
}

/** Tells Java, which reads it before each wait, how many things there are for which the program must go on. */
export function tellKept(count) {
  outboundHead[KEPT] = count;
}

export const receivedTarget = () => inboundHead[TARGET];
export const receivedKind = () => inboundHead[KIND];
export const receivedId = () => inboundHead[ID_HIGH] * TWO_TO_32 + (inboundHead[ID_LOW] >>> 0);

/** Names that Java has sent with a number, which it gives alone from then on. */
const names = { __proto__: null };

/** The name of the message that Java put into the window; to be read of every message that has one. */
export function receivedName() {
  const length = inboundHead[NAME_LENGTH];
  const number = inboundHead[NAME_NUMBER];
  if (length === 0 && number >= 0) return names[number];
  const name = readUtf8(inbound, NAME_AT, length);
  if (number >= 0) names[number] = name;
  return name;
}

/** The value of the message that Java put into the window, or passed as a string or a buffer beside it. */
export function receivedValue(beside) {
  const length = inboundHead[LENGTH];
  if (inboundHead[FORMAT] === JSON_FORMAT) {
    return JSONParse(beside === undefined ? readAscii(inbound, BODY_AT, length) : beside);
  }
  if (beside !== undefined) return cloning().deserialize(new Uint8Array(beside));
  // A copy, made without asking guest-visible constructors.
  return length === 0 ? undefined : cloning().deserialize(new Uint8Array(new Uint8Array(inboundBuffer, BODY_AT, length)));
}
