/** Subresource Integrity, https://w3c.github.io/webappsec-subresource-integrity/: bodies with the digest that was asked for. Late: few ask. */
import { base64Encode } from '../../internal/base64.js';
import { bytesBody, consumeBody } from '../../internal/fetch/body.js';
import {
  ArrayPrototypePush, PromisePrototypeThen, RegExpPrototypeExec, StringPrototypeReplaceAll, StringPrototypeSlice,
  StringPrototypeToLowerCase, Uint8Array,
} from '../../internal/primordials.js';
import { subtle, subtleDigest } from '../crypto/subtle.js';
import { networkError } from './local.js';

const TOKEN = /^(sha256|sha384|sha512)-([A-Za-z0-9+/_-]+)={0,2}(?:\?[\x21-\x7e]*)?$/i;
const SPACED = /^[^\t\n\f\r ]*/;
const STRENGTH = { __proto__: null, sha256: 1, sha384: 2, sha512: 3 };
const DIGESTS = { __proto__: null, sha256: 'SHA-256', sha384: 'SHA-384', sha512: 'SHA-512' };

/** "Get the strongest metadata": { name, values }; no values where nothing valid was asked. */
function strongest(integrity) {
  const best = { __proto__: null, name: undefined, values: [] };
  for (let at = 0; at < integrity.length;) {
    const token = RegExpPrototypeExec(SPACED, StringPrototypeSlice(integrity, at))[0];
    at += token.length + 1;
    const match = RegExpPrototypeExec(TOKEN, token);
    if (match === null) continue;
    const name = StringPrototypeToLowerCase(match[1]);
    if (best.name !== undefined && STRENGTH[name] < STRENGTH[best.name]) continue;
    if (name !== best.name) best.values = [];
    best.name = name;
    ArrayPrototypePush(best.values, standard(match[2]));
  }
  return best;
}

/** Base64 in its usual alphabet, without padding. */
const standard = (value) =>
  StringPrototypeReplaceAll(StringPrototypeReplaceAll(StringPrototypeReplaceAll(value, '-', '+'), '_', '/'), '=', '');

/** The response's state with its body read and found to be what was asked for, or a promise of it. */
export function verified(state, integrity) {
  const { name, values } = strongest(integrity);
  if (values.length === 0) return state;
  if (state.body === null) throw networkError("there is no body whose 'integrity' could be seen");
  return PromisePrototypeThen(consumeBody(state.body, (bytes) => bytes, true), (bytes) =>
    PromisePrototypeThen(subtleDigest(subtle, DIGESTS[name], bytes), (digest) => {
      const found = standard(base64Encode(new Uint8Array(digest)));
      for (let i = 0; i < values.length; i++) {
        if (values[i] !== found) continue;
        state.body = bytesBody(bytes);
        return state;
      }
      throw networkError(`the body does not have the digest that 'integrity' asks for: it is ${name}-${found}`);
    }));
}
