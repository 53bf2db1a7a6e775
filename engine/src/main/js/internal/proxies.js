/**
 * Knows every Proxy made in this realm, so that inspection and cloning can tell one from an object without running its traps.
 *
 * ECMAScript has no such test. The global `Proxy` is therefore a bound function over the native constructor, which notes
 * target and handler of what it makes. The note lives as long as the proxy, and holds nothing the proxy does not hold.
 */

import { FunctionPrototypeBind, ObjectDefineProperty, Proxy as NativeProxy, SafeWeakMap, TypeError } from './primordials.js';
import { defineGlobal } from './globals.js';

const known = new SafeWeakMap();
const revocableProxy = NativeProxy.revocable;

function note(proxy, target, handler) {
  known.set(proxy, { __proto__: null, target, handler });
  return proxy;
}

const TrackedProxy = FunctionPrototypeBind(function Proxy(target, handler) {
  if (new.target === undefined) throw new TypeError("Constructor Proxy requires 'new'");
  return note(new NativeProxy(target, handler), target, handler);
}, undefined);

const { revocable } = {
  revocable(target, handler) {
    const pair = revocableProxy(target, handler);
    note(pair.proxy, target, handler);
    return pair;
  },
};

ObjectDefineProperty(TrackedProxy, 'name', { __proto__: null, value: 'Proxy', configurable: true });
ObjectDefineProperty(TrackedProxy, 'revocable', {
  __proto__: null, value: revocable, writable: true, configurable: true,
});

/** True for a Proxy made through this realm's constructor. */
export const isProxy = (value) => known.has(value);

/** `{ target, handler }` of a proxy, or undefined for anything else. A revoked proxy keeps its former target here. */
export const proxyDetails = (value) => known.get(value);

defineGlobal('Proxy', TrackedProxy);
