/** Events of a WebSocket that Java sent together: see `SocketBatch`. */
import { NumberParseInt, StringPrototypeIndexOf, StringPrototypeSlice, StringPrototypeSplit } from './primordials.js';

/** Calls `each(letter, content)` for every event, until it gives false; gives what the last call gave. */
export function unpackEvents(batch, each) {
  const start = StringPrototypeIndexOf(batch, '\n');
  const lengths = StringPrototypeSplit(StringPrototypeSlice(batch, 0, start), ',');
  let goesOn = true;
  for (let i = 0, at = start + 1; goesOn && i < lengths.length; i++) {
    const end = at + NumberParseInt(lengths[i], 10);
    goesOn = each(batch[at], StringPrototypeSlice(batch, at + 1, end));
    at = end;
  }
  return goesOn;
}
