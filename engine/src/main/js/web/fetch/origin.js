/** What a request says of where its script comes from: nothing, unless the isolate was given a location. */
import { hasHeader, setHeader } from '../../internal/fetch/header-list.js';
import { apiBaseURL } from '../../internal/url/base.js';
import { parseURL } from '../../internal/url/parser.js';
import { originOf, serializeURL } from '../../internal/url/serializer.js';

const DEFAULT_POLICY = 'strict-origin-when-cross-origin';
const sameOrigin = (a, b) => a.scheme === b.scheme && a.host === b.host && a.port === b.port;

/** Whether a URL has the origin of the isolate's location; without a location there is no origin to differ from. */
export function isSameOrigin(url) {
  const base = apiBaseURL();
  return base === null || sameOrigin(base, url);
}

const isSecure = (url) => url.scheme === 'https' || url.scheme === 'wss';
const isDowngrade = (from, to) => isSecure(from) && !isSecure(to);

/** "Determine request's referrer" (w3c.github.io/webappsec-referrer-policy, section 8.3), as text, or null for none. */
function referrerOf(request, from, to) {
  const bare = { ...from, __proto__: null, username: '', password: '', fragment: null };
  const whole = serializeURL(bare, true);
  const origin = `${originOf(from)}/`;
  const same = sameOrigin(from, to);
  const full = whole.length > 4096 ? origin : whole;
  switch (request.referrerPolicy === '' ? DEFAULT_POLICY : request.referrerPolicy) {
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

/** "Append a request Origin header": whether the request of this policy tells its origin, and not just `null`. */
function tellsOrigin(request, from, to) {
  switch (request.referrerPolicy === '' ? DEFAULT_POLICY : request.referrerPolicy) {
    case 'no-referrer': return false;
    case 'no-referrer-when-downgrade':
    case 'strict-origin':
    case 'strict-origin-when-cross-origin': return !isDowngrade(from, to);
    case 'same-origin': return sameOrigin(from, to);
    default: return true;
  }
}

/** Adds Referer and Origin as a page at the location would send them. */
export function addOriginHeaders(list, request, to) {
  const base = apiBaseURL();
  if (base === null) return;
  const { referrer } = request;
  if (referrer !== 'no-referrer' && !hasHeader(list, 'referer')) {
    const text = referrerOf(request, referrer === 'client' ? base : parseURL(referrer), to);
    if (text !== null) setHeader(list, 'Referer', text);
  }
  if (hasHeader(list, 'origin')) return;
  if (request.mode === 'cors' && !sameOrigin(base, to)) setHeader(list, 'Origin', originOf(base));
  else if (request.method !== 'GET' && request.method !== 'HEAD') {
    setHeader(list, 'Origin', request.mode === 'cors' || tellsOrigin(request, base, to) ? originOf(base) : 'null');
  }
}
