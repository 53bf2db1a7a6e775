/** Which timers keep the program alive: `Deno.refTimer`, `Deno.unrefTimer`. */
import { keepForHandle } from '../../web/timers.js';

export function refTimer(id) {
  keepForHandle(id, true);
}

export function unrefTimer(id) {
  keepForHandle(id, false);
}
