// Data that cross in pieces give what they give as a whole: small data are taken as the reference, by properties of each algorithm.
const check = (condition, what) => { if (!condition) throw new Error(what); };
const { subtle } = crypto;
const PIECE = 1 << 18;
const large = new Uint8Array(3 * PIECE + 77);
for (let i = 0; i < large.length; i++) large[i] = (i * 31) >> 3;

function same(a, b) {
  const [x, y] = [new Uint8Array(a), new Uint8Array(b)];
  return x.length === y.length && x.every((value, i) => value === y[i]);
}

const start = (buffer, length) => buffer.slice(0, length);

async function hashes() {
  // SHA-256 of this data, computed elsewhere.
  const digest = [...new Uint8Array(await subtle.digest('SHA-256', large))].map((x) => x.toString(16).padStart(2, '0')).join('');
  check(digest === '5410da4a7b8cb2bed954d187a560f138146709ff2bcdf1be6fad306e78ac5fbd', digest);
  const key = await subtle.generateKey({ name: 'HMAC', hash: 'SHA-512' }, false, ['sign', 'verify']);
  const signature = await subtle.sign('HMAC', key, large);
  check(await subtle.verify('HMAC', key, signature, large), 'HMAC');
  check(!(await subtle.verify('HMAC', key, signature, large.subarray(1))), 'HMAC of other data');
}

async function ciphers() {
  const iv = crypto.getRandomValues(new Uint8Array(16));
  const counter = new Uint8Array(iv);
  counter.fill(0xff, 12);
  counter[15] = 0xf0; // wraps after 16 blocks
  const cases = [
    [{ name: 'AES-CBC', length: 128 }, { name: 'AES-CBC', iv }],
    [{ name: 'AES-CTR', length: 256 }, { name: 'AES-CTR', counter, length: 32 }],
    [{ name: 'AES-CTR', length: 256 }, { name: 'AES-CTR', counter, length: 20 }],
    [{ name: 'AES-GCM', length: 256 }, { name: 'AES-GCM', iv, additionalData: iv, tagLength: 64 }],
    ['ChaCha20-Poly1305', { name: 'ChaCha20-Poly1305', iv: iv.slice(4), additionalData: iv }],
  ];
  for (const [generate, algorithm] of cases) {
    const key = await subtle.generateKey(generate, false, ['encrypt', 'decrypt']);
    const sealed = await subtle.encrypt(algorithm, key, large);
    check(same(await subtle.decrypt(algorithm, key, sealed), large), algorithm.name);
    const beginning = await subtle.encrypt(algorithm, key, large.subarray(0, PIECE - 16));
    check(same(start(sealed, PIECE - 16), start(beginning, PIECE - 16)), `${algorithm.name}: another keystream`);
    if (algorithm.name === 'AES-CTR') continue;
    const cut = await subtle.decrypt(algorithm, key, sealed.slice(1)).then(() => 'nothing', (error) => error.name);
    check(cut === 'OperationError', `${algorithm.name} with a byte less: ${cut}`);
  }
  const key = await subtle.generateKey({ name: 'AES-CTR', length: 256 }, false, ['encrypt']);
  const reuse = await subtle.encrypt({ name: 'AES-CTR', counter, length: 14 }, key, large).catch((error) => error.name);
  check(reuse === 'OperationError', `AES-CTR that repeats its counter: ${reuse}`);
}

async function counters() {
  // The second piece of a long message is the message that starts with the counter advanced.
  const key = await subtle.generateKey({ name: 'AES-CTR', length: 128 }, false, ['encrypt']);
  for (const [bits, before, after] of [[32, 0xfffffff0, 0x3ff0], [128, 0xfffffff0, 0x3ff0], [16, 0xaaaafff0, 0xaaaa3ff0]]) {
    const block = (tail) => {
      const bytes = new Uint8Array(16);
      new DataView(bytes.buffer).setUint32(12, tail);
      return bytes;
    };
    const second = block(after);
    if (bits === 128) second[11] = 1;
    const whole = await subtle.encrypt({ name: 'AES-CTR', counter: block(before), length: bits }, key, large);
    const part = await subtle.encrypt({ name: 'AES-CTR', counter: second, length: bits }, key, large.subarray(PIECE, PIECE + 64));
    check(same(whole.slice(PIECE, PIECE + 64), part), `a counter of ${bits} bits`);
  }
}

async function signatures() {
  const rsa = { hash: 'SHA-256', modulusLength: 1024, publicExponent: new Uint8Array([1, 0, 1]) };
  for (const [generate, algorithm] of [
    [{ name: 'RSASSA-PKCS1-v1_5', ...rsa }, 'RSASSA-PKCS1-v1_5'],
    [{ name: 'RSA-PSS', ...rsa }, { name: 'RSA-PSS', saltLength: 8 }],
    [{ name: 'ECDSA', namedCurve: 'P-256' }, { name: 'ECDSA', hash: 'SHA-384' }],
  ]) {
    const pair = await subtle.generateKey(generate, false, ['sign', 'verify']);
    const signature = await subtle.sign(algorithm, pair.privateKey, large);
    check(await subtle.verify(algorithm, pair.publicKey, signature, large), generate.name);
    check(!(await subtle.verify(algorithm, pair.publicKey, signature, large.subarray(1))), `${generate.name} of other data`);
  }
}

(async () => {
  await hashes();
  await ciphers();
  await counters();
  await signatures();
  const many = await Promise.all(Array.from({ length: 200 }, () => subtle.digest('SHA-1', large)));
  check(many.every((digest) => same(digest, many[0])), 'many at once');
})().then(() => 'ok', (error) => String(error.stack)).then((outcome) => { globalThis.outcome = outcome; });
