/** Random bytes from the host, a few kilobytes at a time. */

import { TypedArrayPrototypeSet, Uint8Array } from '../../internal/primordials.js';
import { op } from '../../internal/ops.js';
import { lengthOf } from './bytes.js';

const POOL_BYTES = 4096;
let pool;
let used = 0;

/** Fills an array of our own; the host gives at most 65536 bytes at once. */
export function fillRandom(bytes) {
  const length = lengthOf(bytes);
  if (length > POOL_BYTES / 4) {
    TypedArrayPrototypeSet(bytes, op.cryptoRandom(length));
    return bytes;
  }
  if (pool === undefined || used + length > POOL_BYTES) {
    pool = op.cryptoRandom(POOL_BYTES);
    used = 0;
  }
  for (let i = 0; i < length; i++, used++) {
    bytes[i] = pool[used];
    pool[used] = 0; // given out once, remembered nowhere
  }
  return bytes;
}

export const randomBytes = (length) => fillRandom(new Uint8Array(length));
