// A key's clone is the same key, and what a script does to `algorithm` and `usages` changes neither.
const check = (condition, what) => { if (!condition) throw new Error(what); };
const { subtle } = crypto;

(async () => {
  const pair = await subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
  pair.privateKey.usages.length = 0;
  pair.privateKey.algorithm.namedCurve = 'P-521';
  const { privateKey } = structuredClone(pair);
  check(privateKey instanceof CryptoKey && privateKey !== pair.privateKey, 'a key of its own');
  check(privateKey.extractable === false && privateKey.type === 'private', 'attributes');
  check(String(privateKey.usages) === 'sign' && privateKey.algorithm.namedCurve === 'P-256', 'usages and algorithm');
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
  const signature = await subtle.sign(algorithm, privateKey, new Uint8Array(3));
  check(await subtle.verify(algorithm, pair.publicKey, signature, new Uint8Array(3)), 'the same key');
  const refusal = await subtle.exportKey('pkcs8', privateKey).catch((error) => error.name);
  check(refusal === 'InvalidAccessError', 'still not extractable');
})().then(() => 'ok', (error) => String(error.stack)).then((outcome) => { globalThis.outcome = outcome; });
