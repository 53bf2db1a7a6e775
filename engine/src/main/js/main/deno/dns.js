/** `Deno.resolveDns`: the records of a name. */
import { abortable, call } from './calls.js';

export async function resolveDns(name, recordType, options = {}) {
  const { nameServer, signal } = options;
  const records = await abortable(signal, (cancelable) =>
    call('denoResolveDns', String(name), String(recordType), nameServer?.ipAddr, nameServer?.port, cancelable));
  return JSON.parse(records);
}
