/** What a request tells of the page it comes from, https://w3c.github.io/webappsec-referrer-policy/. */
import { deleteHeader, getHeader } from '../../internal/fetch/header-list.js';
import { trimHTTPSpace } from '../../internal/fetch/mime.js';
import { RegExpPrototypeExec, SafeSet, StringPrototypeSplit, StringPrototypeToLowerCase } from '../../internal/primordials.js';
import { apiBaseURL } from '../../internal/url/base.js';
import { isHTTPScheme, parseURL } from '../../internal/url/parser.js';
import { originOf, sameOrigin, serializeHost, serializeURL } from '../../internal/url/serializer.js';

const DEFAULT_POLICY = 'strict-origin-when-cross-origin';
const MAX_REFERRER = 4096;
const POLICIES = new SafeSet([
  'no-referrer', 'no-referrer-when-downgrade', 'same-origin', 'origin', 'strict-origin', 'origin-when-cross-origin',
  'strict-origin-when-cross-origin', 'unsafe-url',
]);
const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|\[::1\]|(?:.+\.)?localhost\.?)$/;

/** "Is origin potentially trustworthy?" (w3c.github.io/webappsec-secure-contexts), of an HTTP URL. */
const isTrustworthy = (url) => url.scheme === 'https' || RegExpPrototypeExec(LOOPBACK, serializeHost(url.host)) !== null;
export const isDowngrade = (from, to) => isTrustworthy(from) && !isTrustworthy(to);

export const policyOf = (request) => (request.referrerPolicy === '' ? DEFAULT_POLICY : request.referrerPolicy);

/** "Determine request's referrer" (section 8.3), as text, or null for none. */
export function determineReferrer(request, to) {
  const { referrer } = request;
  if (referrer === 'no-referrer') return null;
  const from = referrer === 'client' ? apiBaseURL() : parseURL(referrer);
  if (from === null || !isHTTPScheme(from.scheme)) return null;
  const whole = serializeURL({ ...from, __proto__: null, username: '', password: '' }, true);
  const origin = `${originOf(from)}/`;
  const full = whole.length > MAX_REFERRER ? origin : whole;
  const same = sameOrigin(from, to);
  switch (policyOf(request)) {
    case 'no-referrer': return null;
    case 'origin': return origin;
    case 'unsafe-url': return full;
    case 'same-origin': return same ? full : null;
    case 'strict-origin': return isDowngrade(from, to) ? null : origin;
    case 'origin-when-cross-origin': return same ? full : origin;
    case 'no-referrer-when-downgrade': return isDowngrade(from, to) ? null : full;
    default:
      if (same) return full;
      return isDowngrade(from, to) ? null : origin;
  }
}

/** "Parse a referrer policy from a Referrer-Policy header" (section 8.1): the last one that is known, or an empty text. */
function statedPolicy(headerList) {
  const value = getHeader(headerList, 'referrer-policy');
  if (value === null) return '';
  const tokens = StringPrototypeSplit(value, ',');
  let policy = '';
  for (let i = 0; i < tokens.length; i++) {
    const token = StringPrototypeToLowerCase(trimHTTPSpace(tokens[i]));
    if (POLICIES.has(token)) policy = token;
  }
  return policy;
}

/**
 * Gives a redirected request its policy and its referrer: what the request to `url` told, so that each hop can only tell less.
 *
 * A Referer header that the script wrote, as one that carries a worker's requests does, is such a referrer too. It stays as it
 * is only where nobody states a policy and the redirect stays within its origin.
 */
export function carryReferrer(next, request, url, target, answered) {
  const stated = statedPolicy(answered);
  if (stated !== '') next.referrerPolicy = stated;
  const written = getHeader(next.headerList, 'referer');
  if (written === null) {
    next.referrer = determineReferrer(request, url) ?? 'no-referrer';
  } else if (next.referrerPolicy !== '' || !sameOrigin(url, target)) {
    deleteHeader(next.headerList, 'referer');
    next.referrer = written;
  }
}
