// What each algorithm makes, it takes back.
const check = (condition, what) => { if (!condition) throw new Error(what); };
const same = (a, b) => String(new Uint8Array(a)) === String(new Uint8Array(b));
const { subtle } = crypto;
const data = new TextEncoderLike('some data of 25 bytes ....').bytes;

function TextEncoderLike(text) {
  this.bytes = Uint8Array.from(text, (c) => c.charCodeAt(0));
}

async function ciphers() {
  const iv = crypto.getRandomValues(new Uint8Array(16));
  const nonce = iv.slice(0, 12);
  const cases = [
    [{ name: 'AES-CBC', length: 256 }, { name: 'AES-CBC', iv }],
    [{ name: 'AES-CTR', length: 128 }, { name: 'AES-CTR', counter: iv, length: 3 }],
    [{ name: 'AES-GCM', length: 192 }, { name: 'AES-GCM', iv: nonce, tagLength: 32, additionalData: iv }],
    ['ChaCha20-Poly1305', { name: 'ChaCha20-Poly1305', iv: nonce }],
  ];
  for (const [generate, algorithm] of cases) {
    const key = await subtle.generateKey(generate, true, ['encrypt', 'decrypt']);
    const sealed = await subtle.encrypt(algorithm, key, data);
    check(same(await subtle.decrypt(algorithm, key, sealed), data), algorithm.name);
    const jwk = await subtle.exportKey('jwk', key);
    const again = await subtle.importKey('jwk', jwk, algorithm.name, true, ['decrypt']);
    check(same(await subtle.decrypt(algorithm, again, sealed), data), `${algorithm.name} by JWK`);
  }
}

async function signatures() {
  const rsa = { hash: 'SHA-256', modulusLength: 1024, publicExponent: new Uint8Array([1, 0, 1]) };
  const cases = [
    [{ name: 'RSASSA-PKCS1-v1_5', ...rsa }, 'RSASSA-PKCS1-v1_5'],
    [{ name: 'RSA-PSS', ...rsa }, { name: 'RSA-PSS', saltLength: 20 }],
    [{ name: 'ECDSA', namedCurve: 'P-384' }, { name: 'ECDSA', hash: 'SHA3-384' }],
    ['Ed25519', 'Ed25519'],
    ['Ed448', { name: 'Ed448', context: data }],
  ];
  for (const [generate, algorithm] of cases) {
    const pair = await subtle.generateKey(generate, true, ['sign', 'verify']);
    const signature = await subtle.sign(algorithm, pair.privateKey, data);
    check(await subtle.verify(algorithm, pair.publicKey, signature, data), pair.publicKey.algorithm.name);
    check(!(await subtle.verify(algorithm, pair.publicKey, signature, signature)), pair.publicKey.algorithm.name);
    for (const format of ['pkcs8', 'jwk']) {
      const exported = await subtle.exportKey(format, pair.privateKey);
      const again = await subtle.importKey(format, exported, generate, true, ['sign']);
      const second = await subtle.sign(algorithm, again, data);
      check(await subtle.verify(algorithm, pair.publicKey, second, data), `${again.algorithm.name} by ${format}`);
    }
  }
}

async function agreements() {
  for (const algorithm of [{ name: 'ECDH', namedCurve: 'P-521' }, { name: 'X25519' }, { name: 'X448' }]) {
    const [a, b] = [
      await subtle.generateKey(algorithm, false, ['deriveBits', 'deriveKey']),
      await subtle.generateKey(algorithm, false, ['deriveBits', 'deriveKey']),
    ];
    const ours = await subtle.deriveBits({ name: algorithm.name, public: b.publicKey }, a.privateKey);
    const theirs = await subtle.deriveBits({ name: algorithm.name, public: a.publicKey }, b.privateKey);
    check(same(ours, theirs), algorithm.name);
    const hkdf = await subtle.deriveKey({ name: algorithm.name, public: b.publicKey }, a.privateKey, 'HKDF', false, ['deriveKey']);
    const salted = { name: 'HKDF', hash: 'SHA-1', salt: new Uint8Array(0), info: data };
    const key = await subtle.deriveKey(salted, hkdf, { name: 'HMAC', hash: 'SHA-512' }, true, ['sign']);
    check(key.algorithm.length === 1024, 'length of a derived HMAC key');
  }
}

async function wrapping() {
  const wrapper = await subtle.generateKey({ name: 'AES-KW', length: 256 }, false, ['wrapKey', 'unwrapKey']);
  const key = await subtle.generateKey({ name: 'AES-GCM', length: 128 }, true, ['encrypt']);
  const wrapped = await subtle.wrapKey('raw', key, wrapper, 'AES-KW');
  const again = await subtle.unwrapKey('raw', wrapped, wrapper, 'AES-KW', 'AES-GCM', true, ['encrypt']);
  check(same(await subtle.exportKey('raw', key), await subtle.exportKey('raw', again)), 'AES-KW');
}

(async () => {
  await ciphers();
  await signatures();
  await agreements();
  await wrapping();
  check(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(crypto.randomUUID()), 'randomUUID');
})().then(() => 'ok', (error) => String(error.stack)).then((outcome) => { globalThis.outcome = outcome; });
