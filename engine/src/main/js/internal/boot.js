/**
 * The start of a restored isolate. Java calls `__boot` once, with the operations and the configuration; what was
 * registered here then runs, before any guest code, and Java gets the functions that it may call.
 */
import { ArrayPrototypePush, Int32Array, JSONParse, Uint8Array } from './primordials.js';
import { bindOps, settle } from './ops.js';

/** Room for one short message: ten numbers, a name of 256 bytes and a body of 8 KiB. */
export const HEAD_BYTES = 40;
export const WINDOW_BYTES = HEAD_BYTES + 256 + 8192;

export const inbound = new Uint8Array(WINDOW_BYTES);
export const outbound = new Uint8Array(WINDOW_BYTES);
export const inboundHead = new Int32Array(inbound.buffer, 0, HEAD_BYTES / 4);
export const outboundHead = new Int32Array(outbound.buffer, 0, HEAD_BYTES / 4);

const steps = [];
const entries = { __proto__: null, settle, inbound: inbound.buffer, outbound: outbound.buffer };

/** Has `step(config)` run when an isolate starts, in the order of registration. */
export function onBoot(step) {
  ArrayPrototypePush(steps, step);
}

/** Offers a function to Java. It must not throw, whatever guest code does, and may give back a number. */
export function offerEntry(name, fn) {
  entries[name] = fn;
}

/** Installs the door; the last thing an entry file does. */
export function installBoot() {
  globalThis.__boot = (call, names, configText) => {
    bindOps(call, names);
    const config = JSONParse(configText);
    for (let i = 0; i < steps.length; i++) steps[i](config);
    return entries;
  };
}
