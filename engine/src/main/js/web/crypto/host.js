/** Asynchronous operations of the host with key material among their arguments. */

import {
  ArrayPrototypeUnshift, ReflectApply, TypedArrayPrototypeGetBuffer, TypedArrayPrototypeGetSymbolToStringTag,
} from '../../internal/primordials.js';
import { opAsync } from '../../internal/ops.js';

/**
 * Starts an operation. Arrays of our own, which fill their buffers, cross as those buffers: of a view the border would ask its
 * `buffer`, an accessor that a guest may have replaced.
 */
export function host(name, ...args) {
  for (let i = 0; i < args.length; i++) {
    if (TypedArrayPrototypeGetSymbolToStringTag(args[i]) !== undefined) args[i] = TypedArrayPrototypeGetBuffer(args[i]);
  }
  ArrayPrototypeUnshift(args, name);
  return ReflectApply(opAsync, undefined, args);
}
