/** What a request says of the origin that its script has: nothing, unless the isolate was given a location. */
import { getHeader, hasHeader, setHeader } from '../../internal/fetch/header-list.js';
import { apiBaseURL } from '../../internal/url/base.js';
import { originOf, sameOrigin } from '../../internal/url/serializer.js';
import { isDowngrade, policyOf } from './referrer.js';

/** Whether a URL has the origin of the isolate's location; without a location there is no origin to differ from. */
export function isSameOrigin(url) {
  const base = apiBaseURL();
  return base === null || sameOrigin(base, url);
}

/** "Append a request Origin header": whether the request of this policy tells its origin, and not just `null`. */
function tellsOrigin(request, from, to) {
  switch (policyOf(request)) {
    case 'no-referrer': return false;
    case 'no-referrer-when-downgrade':
    case 'strict-origin':
    case 'strict-origin-when-cross-origin': return !isDowngrade(from, to);
    case 'same-origin': return sameOrigin(from, to);
    default: return true;
  }
}

/** "Append a request Origin header", as a page at the location would send it. */
export function addOrigin(list, request, to) {
  const base = apiBaseURL();
  if (base === null || hasHeader(list, 'origin')) return;
  const own = request.tainted === true ? 'null' : originOf(base);
  if (request.mode === 'cors' && (request.tainted === true || !sameOrigin(base, to))) setHeader(list, 'Origin', own);
  else if (request.method !== 'GET' && request.method !== 'HEAD') {
    setHeader(list, 'Origin', request.mode === 'cors' || tellsOrigin(request, base, to) ? own : 'null');
  }
}

/** The origin that a request speaks for: what its header says, as of one that carries a worker's requests, or the isolate's. */
function speaksFor(request) {
  const base = apiBaseURL();
  return getHeader(request.headerList, 'origin') ?? (base === null ? null : originOf(base));
}

/** A redirect from an origin that is not the script's to a third one: from there on it speaks for nobody. */
export function carryOrigin(next, request, url, target) {
  const own = speaksFor(request);
  if (own === null || own === originOf(url) || sameOrigin(url, target)) return;
  next.tainted = true;
  if (hasHeader(next.headerList, 'origin')) setHeader(next.headerList, 'Origin', 'null');
}

/** Whether a redirect would have a user name or a password sent to another origin's server, in the mode `cors`. */
export function plantsCredentials(request, url, target) {
  if (request.mode !== 'cors' || (target.username === '' && target.password === '')) return false;
  const own = speaksFor(request);
  return !sameOrigin(url, target) || (own !== null && own !== originOf(target));
}
