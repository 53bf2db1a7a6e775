/**
 * Messages between this isolate and the other side: a kind, a number, a name and a value.
 *
 * What JSON carries faithfully travels as JSON text, all else as a structured clone. A short message lies in a window
 * that Java sees too; a longer one crosses as a string or as bytes.
 */
import {
  ArrayIsArray, ArrayPrototype, JSONParse, JSONStringify, NumberIsFinite, ObjectGetPrototypeOf, ObjectIs, ObjectKeys,
  ObjectPrototype, ReflectOwnKeys, String, TypeError, Uint8Array, TypedArrayPrototypeGetBuffer, TypedArrayPrototypeGetLength,
  TypedArrayPrototypeSet,
} from './primordials.js';
import { deserialize, serialize } from './clone-wire.js';
import { inbound, outbound, WINDOW_BYTES } from './boot.js';
import { op } from './ops.js';
import { readAscii, readUtf8, writeAscii, writeUtf8 } from './text.js';
import { isProxy } from './proxies.js';
import { DOMException } from '../web/dom-exception.js';

/** Longest name of an event or a method, in bytes of UTF-8. */
export const MAX_NAME_BYTES = 256;
/** Largest serialised value of one message, in bytes. */
export const MAX_MESSAGE_BYTES = 16 * 1024 * 1024;

const JSON_FORMAT = 0;
const CLONE_FORMAT = 1;
const BODY = MAX_NAME_BYTES;
const BODY_ROOM = WINDOW_BYTES - MAX_NAME_BYTES;
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
  return new DOMException(
    `${what}: a message of ${bytes} bytes exceeds the limit of ${MAX_MESSAGE_BYTES} bytes`, 'QuotaExceededError');
}

/** A name as users gave it, checked; `what` begins the error. */
export function checkName(name, what) {
  if (typeof name !== 'string') throw new TypeError(`${what}: the name must be a string, not ${typeof name}`);
  return name;
}

function putName(name, what) {
  let length = writeAscii(outbound, 0, name, MAX_NAME_BYTES);
  if (length < 0) length = writeUtf8(outbound, 0, name, MAX_NAME_BYTES);
  if (length < 0) {
    throw new TypeError(`${what}: the name is longer than ${MAX_NAME_BYTES} bytes of UTF-8`);
  }
  return length;
}

/** Makes a value ready to be sent, so that what it runs of the user's (getters, toJSON) has run. */
export function encodeValue(value, what) {
  const text = jsonOf(value);
  if (text !== undefined) {
    if (text.length > MAX_MESSAGE_BYTES) throw tooLarge(what, text.length);
    return text;
  }
  const bytes = value === undefined ? new Uint8Array(0) : serialize(value);
  const length = TypedArrayPrototypeGetLength(bytes);
  if (length > MAX_MESSAGE_BYTES) throw tooLarge(what, length);
  return bytes;
}

/** Sends a message to Java's operation `post`. `target` is an isolate's number in the host, 0 in a worker. */
export function post(target, kind, id, name, encoded, what) {
  const nameLength = putName(name, what);
  if (typeof encoded === 'string') {
    const length = writeAscii(outbound, BODY, encoded, BODY_ROOM);
    if (length < 0) op.postText(target, kind, id, nameLength, encoded);
    else op.post(target, kind, id, nameLength, length, JSON_FORMAT);
    return;
  }
  const length = TypedArrayPrototypeGetLength(encoded);
  if (length > BODY_ROOM) {
    op.postBytes(target, kind, id, nameLength, encoded);
  } else {
    TypedArrayPrototypeSet(outbound, encoded, BODY);
    op.post(target, kind, id, nameLength, length, CLONE_FORMAT);
  }
}

/** Sends an error as its three texts. `source` says where it comes from. */
export function postError(target, kind, id, source, { name, message, stack }) {
  op.postError(target, kind, id, source, name, message, stack);
}

/** The name of the message that Java put into the window. */
export function receivedName(nameLength, nameIsAscii) {
  return nameIsAscii ? readAscii(inbound, 0, nameLength) : readUtf8(inbound, 0, nameLength);
}

/** The value of the message that Java put into the window, or passed as a string or a buffer beside it. */
export function receivedValue(format, length, beside) {
  if (format === JSON_FORMAT) {
    return JSONParse(beside === undefined ? readAscii(inbound, BODY, length) : beside);
  }
  if (beside !== undefined) return deserialize(new Uint8Array(beside));
  // A copy, made without asking guest-visible constructors.
  return length === 0 ? undefined : deserialize(new Uint8Array(new Uint8Array(inboundBuffer, BODY, length)));
}
