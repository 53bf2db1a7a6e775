// C10 one derivation that uses more than a turn may
// expect: cpu_limit_exceeded
// neighbour: lives
crypto.subtle.importKey("raw", new Uint8Array(8), "PBKDF2", false, ["deriveBits"]).then((secret) =>
  crypto.subtle.deriveBits(
    { name: "PBKDF2", hash: "SHA-512", salt: new Uint8Array(8), iterations: 1e7 }, secret, 512));
