// Replaces what a careless bundle would call, then uses keys; no replacement may be handed a buffer that is not the script's.
const { subtle } = crypto;
const { apply } = Reflect;
const NativePromise = Promise;
const nativeThen = Promise.prototype.then;
const isBytes = (value) => ArrayBuffer.isView(value);
const own = new Set();
const isOwn = apply.bind(undefined, Set.prototype.has, own);
let seen = '';

function bytes(length) {
  const made = new Uint8Array(length);
  own.add(made);
  return made;
}

const data = bytes(3);
const raw = bytes(16);
const iv = bytes(12);
const usages = (...list) => ({
  [Symbol.iterator]() {
    let i = 0;
    return { next: () => ({ done: i >= list.length, value: list[i++] }) };
  },
});

const notice = (what, ...values) => {
  for (let i = 0; i < values.length; i++) {
    if (isBytes(values[i]) && !isOwn([values[i]])) seen += `${what}; `;
  }
};

const TypedArray = Object.getPrototypeOf(Uint8Array);
for (const name of ['buffer', 'byteLength', 'byteOffset', 'length']) {
  const { get } = Object.getOwnPropertyDescriptor(TypedArray.prototype, name);
  Object.defineProperty(TypedArray.prototype, name, { get() { notice(name, this); return apply(get, this, []); } });
}
for (const [target, names] of [
  [TypedArray.prototype, ['set', 'slice', 'subarray', 'fill', Symbol.iterator]],
  [Array.prototype, ['push', 'unshift', 'includes', 'indexOf', 'map', 'slice', 'join', Symbol.iterator]],
  [Function.prototype, ['call', 'apply', 'bind']],
  [Map.prototype, ['get', 'set', 'delete']],
  [Promise.prototype, ['then', 'catch']],
]) {
  for (const name of names) {
    const native = target[name];
    target[name] = function (...args) {
      for (let i = 0; i < args.length; i++) notice(String(name), args[i]);
      notice(String(name), this);
      return apply(native, this, args);
    };
  }
}

const algorithm = { name: 'AES-GCM', iv };
const steps = [
  () => subtle.importKey('raw', raw, 'AES-GCM', true, usages('encrypt', 'wrapKey')),
  (key) => { globalThis.key = key; return subtle.encrypt(algorithm, key, data); },
  () => subtle.exportKey('jwk', key),
  () => subtle.wrapKey('jwk', key, key, algorithm),
  () => subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, usages('sign', 'verify')),
  (pair) => subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, data),
  () => subtle.generateKey({ name: 'Ed25519' }, true, usages('sign', 'verify')),
  (pair) => subtle.exportKey('jwk', pair.privateKey),
  () => subtle.importKey('raw', raw, 'HKDF', false, usages('deriveKey')),
  (secret) => subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: data, info: data }, secret, { name: 'HMAC', hash: 'SHA-256' }, false, usages('sign')),
];

function next(value) {
  const step = steps.shift();
  if (step === undefined) {
    globalThis.outcome = seen === '' ? 'ok' : `seen: ${seen}`;
    return;
  }
  try {
    apply(nativeThen, step(value), [next, (error) => { globalThis.outcome = String(error.stack); }]);
  } catch (error) {
    globalThis.outcome = String(error.stack);
  }
}
next();
