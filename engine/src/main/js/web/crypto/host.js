/**
 * Asynchronous operations of the host on key material and data.
 *
 * Their arguments are copied into Java's heap, which all isolates of a process share and which is small. So an isolate has a
 * bounded number of bytes and operations there; further operations wait here, where their data count as the isolate's own memory.
 */

import {
  ArrayPrototypePush, ArrayPrototypeShift, ArrayPrototypeUnshift, Promise, PromisePrototypeThen, ReflectApply,
  TypedArrayPrototypeGetBuffer, TypedArrayPrototypeGetLength, TypedArrayPrototypeGetSymbolToStringTag,
} from '../../internal/primordials.js';
import { op, opAsync } from '../../internal/ops.js';
import { operationError } from './errors.js';

/** Operations that run or wait in the host; more would only take its threads' turn from other isolates. */
const MOST_RUNNING = 64;

let most;
let underWay = 0;
let running = 0;
const waiting = [];

const hasRoom = (bytes) => running < MOST_RUNNING && underWay + bytes <= most;

/**
 * Starts an operation, now or when there is room. Arrays of our own, which fill their buffers, cross as those buffers: of a view
 * the border would ask its `buffer`, an accessor that a guest may have replaced.
 */
export function host(name, ...args) {
  let bytes = 0;
  for (let i = 0; i < args.length; i++) {
    if (TypedArrayPrototypeGetSymbolToStringTag(args[i]) === undefined) continue;
    bytes += TypedArrayPrototypeGetLength(args[i]);
    args[i] = TypedArrayPrototypeGetBuffer(args[i]);
  }
  most ??= op.cryptoMostBytes();
  if (bytes > most) throw operationError(`${bytes} bytes are more than the ${most} that one operation takes here`);
  ArrayPrototypeUnshift(args, name);
  return new Promise((resolve, reject) => {
    const job = { __proto__: null, args, bytes, resolve, reject };
    if (waiting.length > 0 || !hasRoom(bytes)) ArrayPrototypePush(waiting, job);
    else start(job);
  });
}

function start({ args, bytes, resolve, reject }) {
  running++;
  underWay += bytes;
  const ended = (settle) => (value) => {
    running--;
    underWay -= bytes;
    while (waiting.length > 0 && hasRoom(waiting[0].bytes)) start(ArrayPrototypeShift(waiting));
    settle(value);
  };
  PromisePrototypeThen(ReflectApply(opAsync, undefined, args), ended(resolve), ended(reject));
}
