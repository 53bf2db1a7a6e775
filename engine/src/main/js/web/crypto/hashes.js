/** SHA-1, SHA-2 and SHA-3 as digests, and what other algorithms need to know of a hash. */

import { defineAlgorithm } from './algorithms.js';
import { host } from './host.js';
import { finished, isLarge } from './pieces.js';

/** Bits of a block of each hash, which is also the length of an HMAC key where none is given. */
const BLOCK_BITS = {
  __proto__: null,
  'SHA-1': 512, 'SHA-256': 512, 'SHA-384': 1024, 'SHA-512': 1024, 'SHA3-256': 1088, 'SHA3-384': 832, 'SHA3-512': 576,
};

const digest = (name, data) => (isLarge(data)
  ? finished(host('cryptoBeginDigest', name), data)
  : host('cryptoDigest', name, data));

const NAMES = Object.keys(BLOCK_BITS);
for (let i = 0; i < NAMES.length; i++) {
  defineAlgorithm(NAMES[i], { digest: [undefined, (params, data) => digest(params.name, data)] });
}

export const blockBits = (hash) => BLOCK_BITS[hash];

/** The end of a JWK `alg` that names a hash: 1, 256, … (there is none for SHA-3). */
const JWK_SUFFIX = { __proto__: null, 'SHA-1': '1', 'SHA-256': '256', 'SHA-384': '384', 'SHA-512': '512' };
export const jwkHash = (prefix, hash) => (JWK_SUFFIX[hash] === undefined ? undefined : prefix + JWK_SUFFIX[hash]);
