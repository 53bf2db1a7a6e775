// E08, E09: each door to the host takes odd values as its specification says, or throws; none crashes, none reads out of bounds.
(async () => {
  const found = [];
  const counting = () => { const o = { reads: 0, toString() { o.reads++; return 'abc'; }, valueOf() { o.reads++; return 1; } }; return o; };
  const odd = [undefined, null, true, -1, NaN, Infinity, 2 ** 53, 10n, Symbol('s'), '', '\0', '\ud800', 'x'.repeat(70_000), {}, [], () => {},
    Object.create(null), new Proxy({}, {}), new Proxy(() => {}, {}), new Proxy([], {}), new Date(NaN), /x/, new Map(), new WeakMap(), new Error('e'),
    new Uint8Array(0), new Uint8Array(new ArrayBuffer(8, { maxByteLength: 16 }), 2), new DataView(new ArrayBuffer(4)), globalThis, NETWORK,
    { get then() { throw new Error('then'); } }, { length: 2 ** 32 }, { __proto__: null, toString: null }, new (class extends Uint8Array {
      static get [Symbol.species]() { found.push('species was asked'); return Array; }
      get byteLength() { return 2 ** 40; } get length() { return 2 ** 40; } get byteOffset() { return -5; }
    })(8)];
  const detached = new Uint8Array(16);
  structuredClone(detached.buffer, { transfer: [detached.buffer] });
  odd.push(detached, detached.buffer);
  const doors = {
    send: (v) => NETWORK.send(v, v), sendData: (v) => NETWORK.send('odd', v), on: (v) => NETWORK.on(v, v), off: (v) => NETWORK.off(v, v),
    onRequest: (v) => NETWORK.onRequest(v, v), request: (v) => NETWORK.request(v, v, v), setTimeout: (v) => clearTimeout(setTimeout(v, v)),
    clearTimeout: (v) => clearTimeout(v), queueMicrotask: (v) => queueMicrotask(typeof v === 'function' ? () => {} : v), log: (v) => console.log(v, v),
    table: (v) => console.table(v), random: (v) => crypto.getRandomValues(v), digest: (v) => crypto.subtle.digest('SHA-256', v),
    digestName: (v) => crypto.subtle.digest(v, new Uint8Array(1)), importKey: (v) => crypto.subtle.importKey('raw', v, { name: 'AES-GCM' }, v, ['encrypt']),
    generateKey: (v) => crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256', length: v }, true, ['sign']),
    atob: (v) => atob(v), btoa: (v) => btoa(v), clone: (v) => structuredClone(v), decode: (v) => new TextDecoder().decode(v),
    label: (v) => new TextDecoder(v), encode: (v) => new TextEncoder().encode(v), url: (v) => new URL(v, v), headers: (v) => new Headers(v),
    fetch: (v) => fetch(v, v), response: (v) => new Response(v, v), blob: (v) => new Blob([v]), compress: (v) => new CompressionStream(v),
    now: (v) => performance.now(v), mark: (v) => performance.mark(v), any: (v) => AbortSignal.any(v), report: (v) => structuredClone(v, { transfer: v }),
  };
  const results = [];
  for (const [name, door] of Object.entries(doors)) {
    for (const value of odd) {
      try {
        const result = door(value);
        if (result instanceof Promise) results.push(result.catch((error) => { if (!(error instanceof Error)) throw error; }));
      } catch (error) {
        if (!(error instanceof Error)) found.push(`${name} threw ${typeof error}`);
      }
    }
  }
  const text = counting();
  btoa(text);
  if (text.reads !== 1) found.push(`btoa coerced ${text.reads} times`);
  const shrinking = new ArrayBuffer(64, { maxByteLength: 128 });
  const view = new Uint8Array(shrinking);
  const pending = crypto.subtle.digest({ get name() { shrinking.resize(0); return 'SHA-256'; } }, view);
  results.push(pending.catch(() => {}));
  const growing = new Uint8Array(new ArrayBuffer(8, { maxByteLength: 64 }));
  NETWORK.send('odd', { a: growing, get b() { growing.buffer.resize(64); return new Map(); } });
  await Promise.race([Promise.allSettled(results), new Promise((resolve) => { setTimeout(resolve, 3000); })]);
  return [...new Set(found)];
})();
