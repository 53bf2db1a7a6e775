/** The headers that go over the wire. */
import { hasHeader, headerListOf, headerPairs, setHeader } from '../../internal/fetch/header-list.js';
import { decodeURIComponent } from '../../internal/primordials.js';
import { base64Encode } from '../../internal/base64.js';
import { utf8Encode } from '../../internal/utf8.js';
import { addOrigin } from './origin.js';
import { determineReferrer } from './referrer.js';

/** What a part of a URL stands for; an escape that is none stands for itself. */
export function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The request's headers and those that every request has. */
export function wireHeaders(request, url) {
  const list = headerListOf(headerPairs(request.headerList));
  if (!hasHeader(list, 'accept')) setHeader(list, 'Accept', '*/*');
  if (!hasHeader(list, 'accept-language')) setHeader(list, 'Accept-Language', '*');
  // A range is one of the bytes as they are.
  if (hasHeader(list, 'range') && !hasHeader(list, 'accept-encoding')) setHeader(list, 'Accept-Encoding', 'identity');
  const referrer = hasHeader(list, 'referer') ? null : determineReferrer(request, url);
  if (referrer !== null) setHeader(list, 'Referer', referrer);
  addOrigin(list, request, url);
  addCacheHeaders(list, request.cache);
  const { username, password } = url;
  if ((username !== '' || password !== '') && !hasHeader(list, 'authorization')) {
    setHeader(list, 'Authorization', `Basic ${base64Encode(utf8Encode(`${decoded(username)}:${decoded(password)}`))}`);
  }
  return list;
}

const CONDITIONAL = ['if-modified-since', 'if-none-match', 'if-unmodified-since', 'if-match', 'if-range'];

/** Steps 14 to 16 of "HTTP-network-or-cache fetch": what a cache between here and the server is told. */
function addCacheHeaders(list, mode) {
  let effective = mode;
  for (let i = 0; i < CONDITIONAL.length; i++) if (mode === 'default' && hasHeader(list, CONDITIONAL[i])) effective = 'no-store';
  if (effective === 'no-cache') {
    if (!hasHeader(list, 'cache-control')) setHeader(list, 'Cache-Control', 'max-age=0');
  } else if (effective === 'no-store' || effective === 'reload') {
    if (!hasHeader(list, 'pragma')) setHeader(list, 'Pragma', 'no-cache');
    if (!hasHeader(list, 'cache-control')) setHeader(list, 'Cache-Control', 'no-cache');
  }
}
