// Run before each case of `patched`: replaces methods and getters of the intrinsics by ones that note what they see and then do what
// they did. What a case does itself while `spy.byGuest` runs is its own; all else that is seen came from the platform.
globalThis.spy = (() => {
  const { apply, ownKeys, getOwnPropertyDescriptor, defineProperty, getPrototypeOf, construct } = Reflect;
  const { isView } = ArrayBuffer;
  const ObjectToString = Object.prototype.toString;
  const functionText = Function.prototype.toString;
  const { has, add } = WeakSet.prototype;
  const byteLength = getOwnPropertyDescriptor(ArrayBuffer.prototype, 'byteLength').get;
  const bufferOf = getOwnPropertyDescriptor(getPrototypeOf(Uint8Array.prototype), 'buffer').get;
  const SafeString = String;
  const { stringify } = JSON;
  const known = new WeakSet();
  const seen = [];
  let count = 0;
  let depth = 0;
  let on = false;
  const WINDOW = 8448;

  // Everything that guest code can reach anyway.
  const walk = (value) => {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || apply(has, known, [value])) return;
    apply(add, known, [value]);
    walk(getPrototypeOf(value));
    const keys = ownKeys(value);
    for (let i = 0; i < keys.length; i++) {
      const { get, set, value: inner } = getOwnPropertyDescriptor(value, keys[i]);
      walk(get); walk(set); walk(inner);
    }
  };
  walk(globalThis);

  const tell = (text) => { seen[count++] = text; };
  const look = (label, value, deep) => {
    if (typeof value === 'function') {
      if (apply(has, known, [value])) return;
      const text = apply(functionText, value, []);
      // V8's own executors and resolving functions are anonymous natives, and belong to the promise at hand.
      if (text !== 'function () { [native code] }' && text.indexOf !== undefined) tell(`${label}: a function ${text}`);
      return;
    }
    if (typeof value !== 'object' || value === null || apply(has, known, [value])) return;
    let buffer = value;
    if (isView(value)) {
      try { buffer = apply(bufferOf, value, []); } catch { buffer = value; }
    }
    let length = -1;
    try { length = apply(byteLength, buffer, []); } catch { length = -1; }
    if (length === WINDOW) tell(`${label}: a window of the host`);
    const tag = apply(ObjectToString, value, []);
    if (tag === '[object Map]' || tag === '[object WeakMap]' || tag === '[object Set]') tell(`${label}: a ${tag}`);
    if (!deep) return;
    const keys = ownKeys(value);
    for (let i = 0; i < keys.length && i < 50; i++) {
      const descriptor = getOwnPropertyDescriptor(value, keys[i]);
      if (descriptor !== undefined && 'value' in descriptor) look(`${label}.${SafeString(keys[i])}`, descriptor.value, false);
    }
  };
  const note = (label, self, args) => {
    if (!on || depth > 0) return;
    depth++;
    try {
      if (spy.strict) tell(`${label} was called`);
      look(`${label} this`, self, true);
      for (let i = 0; i < args.length; i++) look(`${label} argument ${i}`, args[i], true);
    } finally {
      depth--;
    }
  };

  const spy = {
    __proto__: null,
    strict: false,
    seen,
    /** Functions and objects that the case made itself. */
    own(value) {
      apply(add, known, [value]);
      return value;
    },
    /** Replaces a method, or an accessor's getter, by one that notes. */
    method(object, key, name) {
      const descriptor = getOwnPropertyDescriptor(object, key);
      if (descriptor === undefined || !descriptor.configurable) return;
      const label = `${name}.${SafeString(key)}`;
      const watch = (original) => {
        const watching = {
          watching(...args) {
            note(label, this, args);
            return new.target === undefined ? apply(original, this, args) : construct(original, args, new.target);
          },
        }.watching;
        apply(add, known, [watching]);
        return watching;
      };
      if (typeof descriptor.value === 'function') descriptor.value = watch(descriptor.value);
      else if (typeof descriptor.get === 'function') descriptor.get = watch(descriptor.get);
      else return;
      defineProperty(object, key, descriptor);
    },
    /** Every method and getter of an object but the constructor. */
    all(object, name) {
      const keys = ownKeys(object);
      for (let i = 0; i < keys.length; i++) if (keys[i] !== 'constructor') spy.method(object, keys[i], name);
    },
    /** A getter on Object.prototype that notes who asked; it gives nothing. */
    inherited(key) {
      const get = { get() { note(`Object.prototype.${SafeString(key)}`, this, []); } }.get;
      const set = { set(value) {
        note(`Object.prototype.${SafeString(key)} =`, this, [value]);
        defineProperty(this, key, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
      } }.set;
      apply(add, known, [get]);
      apply(add, known, [set]);
      defineProperty(Object.prototype, key, { __proto__: null, get, set, configurable: true });
    },
    /** What was seen, and what did not arrive. */
    report(result) {
      const expected = {
        __proto__: null, request: '{"a":[1,"b",null]}', url: '"b"', coded: '"a\u00f1"', base64: '"abc"', event: '"heard"', aborted: 'true',
        blob: '"ab"', body: '"body"', microtask: undefined, timer: undefined,
      };
      const keys = ownKeys(expected);
      for (let i = 0; i < keys.length; i++) {
        const text = stringify(result[keys[i]]);
        if (text !== expected[keys[i]]) tell(`${keys[i]} is ${text}`);
      }
      for (let what = ['bytes', 'fetch', 'digest', 'key', 'import'], i = 0; i < what.length; i++) {
        if (typeof result[what[i]] !== 'object') tell(`${what[i]} is ${SafeString(result[what[i]])}`);
      }
      let text = '';
      for (let i = 0; i < count && i < 60; i++) text += `${seen[i]}\n`;
      return text;
    },
    start() { on = true; },
    stop() { on = false; },
    /** Uses nearly everything that has internals behind it; calls `done` when it has all come back. */
    exercise(done) {
      const own = spy.own;
      let open = 0;
      const begin = (what) => { open++; return own((value) => { spy.result[what] = value; if (--open === 0) { spy.stop(); done(spy.result); } }); };
      const failed = (what) => own((error) => { spy.result[what] = `failed: ${error?.name}: ${error?.message}`; if (--open === 0) { spy.stop(); done(spy.result); } });
      const then = spy.then;
      const follow = (what, promise) => { apply(then, promise, [begin(what), failed(what)]); };
      spy.result = own({ __proto__: null });
      open++;
      spy.start();
      NETWORK.on('ping', own((data) => { NETWORK.send('pong', data); }));
      NETWORK.onRequest('ask', own((data) => data));
      NETWORK.send('event', own({ a: 1, list: own([1, 2]), text: 'añ' }));
      NETWORK.send('bytes', own(new Uint8Array(4)));
      follow('request', NETWORK.request('echo', own({ a: own([1, 'b', null]) })));
      follow('bytes', NETWORK.request('echo', own(new Uint8Array(5))));
      follow('fetch', fetch('http://host.test/', own({ method: 'POST', body: 'text', headers: own({ 'x-a': 'b' }) })));
      follow('digest', crypto.subtle.digest('SHA-256', own(new Uint8Array(3))));
      follow('key', crypto.subtle.generateKey(own({ name: 'HMAC', hash: 'SHA-256' }), false, own(['sign'])));
      follow('import', crypto.subtle.importKey('raw', own(new Uint8Array(16)), 'AES-GCM', false, own(['encrypt'])));
      crypto.getRandomValues(own(new Uint8Array(4)));
      spy.result.uuid = crypto.randomUUID();
      setTimeout(begin('timer'), 1);
      clearTimeout(setTimeout(own(() => {}), 1000));
      queueMicrotask(begin('microtask'));
      console.log('%s', 'x', own({ a: own([1]) }));
      console.error(own(new Error('e')));
      spy.result.clone = structuredClone(own({ list: own([1]), bytes: own(new Uint8Array(2)) }));
      spy.result.url = new URL('http://ex.test/?a=b#c').searchParams.get('a');
      spy.result.coded = new TextDecoder().decode(new TextEncoder().encode('añ'));
      spy.result.base64 = atob(btoa('abc'));
      const target = new EventTarget();
      target.addEventListener('x', own(() => { spy.result.event = 'heard'; }));
      target.dispatchEvent(new Event('x'));
      const controller = new AbortController();
      controller.signal.addEventListener('abort', own(() => { spy.result.aborted = true; }));
      controller.abort();
      const channel = new MessageChannel();
      channel.port2.onmessage = own((event) => { spy.result.port = event.data; channel.port2.close(); });
      channel.port1.postMessage('over');
      follow('blob', new Blob(own(['a', 'b'])).text());
      follow('body', new Response('body').text());
      performance.mark('m');
      if (--open === 0) { spy.stop(); done(spy.result); }
    },
  };
  spy.then = Promise.prototype.then;
  return spy;
})();
