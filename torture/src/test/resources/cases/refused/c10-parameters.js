// C10 cryptography with parameters that would take for ever
// expect: lives
// gives: ["OperationError","OperationError"]
(async () => {
  const failure = (promise) => promise.then(() => "none", (error) => error.name);
  const secret = await crypto.subtle.importKey("raw", new Uint8Array(8), "PBKDF2", false, ["deriveBits"]);
  const pbkdf2 = { name: "PBKDF2", hash: "SHA-512", salt: new Uint8Array(8), iterations: 2 ** 31 };
  const rsa = {
    name: "RSA-PSS", hash: "SHA-256", modulusLength: 16384, publicExponent: new Uint8Array([1, 0, 1]),
  };
  return [
    await failure(crypto.subtle.deriveBits(pbkdf2, secret, 256)),
    await failure(crypto.subtle.generateKey(rsa, false, ["sign", "verify"])),
  ];
})()
