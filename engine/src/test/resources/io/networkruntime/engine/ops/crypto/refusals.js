// Each refusal has the name that the specification gives it, and comes as a rejection.
const { subtle } = crypto;
const bytes = (length) => new Uint8Array(length);

const cases = {
  TypeError: [
    () => subtle.digest('SHA-256'),
    () => subtle.digest.call({}, 'SHA-256', bytes(1)),
    () => subtle.digest({}, bytes(1)),
    () => subtle.importKey('raw', {}, 'AES-GCM', true, ['encrypt']),
    () => subtle.importKey('pem', bytes(16), 'AES-GCM', true, ['encrypt']),
  ],
  NotSupportedError: [
    () => subtle.digest('MD5', bytes(1)),
    () => subtle.generateKey({ name: 'ECDSA', namedCurve: 'secp256k1' }, true, ['sign']),
    () => subtle.importKey('spki', bytes(16), 'AES-GCM', true, ['encrypt']),
  ],
  SyntaxError: [
    () => subtle.generateKey({ name: 'AES-GCM', length: 128 }, true, []),
    () => subtle.generateKey({ name: 'AES-GCM', length: 128 }, true, ['sign']),
    () => subtle.importKey('raw', bytes(1), 'PBKDF2', true, ['deriveBits']),
  ],
  DataError: [
    () => subtle.importKey('raw', bytes(15), 'AES-GCM', true, ['encrypt']),
    () => subtle.importKey('raw', bytes(65), { name: 'ECDH', namedCurve: 'P-256' }, true, []),
    () => subtle.importKey('jwk', { kty: 'oct', k: 'AA==' }, { name: 'HMAC', hash: 'SHA-1' }, true, ['sign']),
    () => subtle.importKey('pkcs8', bytes(40), 'Ed25519', true, ['sign']),
  ],
  OperationError: [
    () => subtle.generateKey({ name: 'AES-GCM', length: 129 }, true, ['encrypt']),
    () => subtle.importKey('raw', bytes(1), 'PBKDF2', false, ['deriveBits']).then((key) =>
      subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-1', salt: bytes(1), iterations: 10_000_001 }, key, 128)),
    () => subtle.importKey('raw', bytes(16), 'AES-GCM', false, ['decrypt']).then((key) =>
      subtle.decrypt({ name: 'AES-GCM', iv: bytes(12) }, key, bytes(32))),
  ],
  QuotaExceededError: [async () => crypto.getRandomValues(bytes(65537))],
  TypeMismatchError: [async () => crypto.getRandomValues(new Float64Array(1))],
};

(async () => {
  for (const [name, calls] of Object.entries(cases)) {
    for (const call of calls) {
      const got = await call().then(() => 'nothing', (error) => error.name);
      if (got !== name) return `${got} instead of ${name}: ${call}`;
    }
  }
  return 'ok';
})().then((outcome) => { globalThis.outcome = outcome; }, (error) => { globalThis.outcome = String(error.stack); });
