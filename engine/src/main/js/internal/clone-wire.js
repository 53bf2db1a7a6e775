/** Structured values as bytes, for messages between processes: the value space of structuredClone, without transfer. */

import { String } from './primordials.js';
import { Malformed, WireReader } from './wire-reader.js';
import { WireWriter } from './wire-writer.js';
import { limits } from './wire-format.js';
import { DOMException } from '../web/dom-exception.js';

/**
 * The bytes of a value. Throws a QuotaExceededError for a message over `maxBytes` (16 MiB unless given), a DataCloneError for what
 * cannot be cloned (functions, symbols, proxies, …), is nested deeper than 10 000 levels or has more than a million objects; and what
 * a getter threw.
 */
export function serialize(value, maxBytes = limits.maxBytes) {
  return new WireWriter(maxBytes).write(value);
}

/**
 * The value of bytes that `serialize` made, possibly in a process that is not to be trusted: anything else than a well-formed
 * message within the limits is a DataCloneError, and nothing else is ever thrown.
 */
export function deserialize(bytes) {
  try {
    return new WireReader(bytes).read();
  } catch (error) {
    const reason = error instanceof Malformed ? error.reason : String(error?.message ?? 'a value that cannot be made');
    throw new DOMException(`The message is malformed: ${reason}.`, 'DataCloneError');
  }
}
