/** What the algorithms with secret keys share: their formats `raw` and `jwk`. */

import { dataError, unknownFormat } from './errors.js';
import { checkJwk, jwkBytes, jwkOf } from './jwk.js';

export const isRawSecret = (format) => format === 'raw' || format === 'raw-secret';

/** The bytes of a secret key from one of its formats; `algOf(bytes)` is the JWK `alg` that may not differ. */
export function importSecret(format, data, details, use, algOf, extractable, usages) {
  if (isRawSecret(format)) return data;
  if (format !== 'jwk') throw unknownFormat(format, details);
  if (data.kty !== 'oct') throw dataError("The JWK member 'kty' must be 'oct'");
  const bytes = jwkBytes(data, 'k');
  const alg = algOf(bytes);
  if (data.alg !== undefined && alg !== undefined && data.alg !== alg) throw dataError(`The JWK member 'alg' must be '${alg}'`);
  checkJwk(data, 'oct', use, extractable, usages);
  return bytes;
}

export function exportSecret(format, key, alg) {
  if (isRawSecret(format)) return key.material;
  if (format !== 'jwk') throw unknownFormat(format, key.details);
  return jwkOf('oct', { __proto__: null, k: key.material, alg }, key);
}
