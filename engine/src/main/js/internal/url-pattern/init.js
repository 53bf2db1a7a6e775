/** URLPatternInit dictionaries made whole from a base URL, https://urlpattern.spec.whatwg.org/#urlpatterninit-processing. */
import { StringPrototypeEndsWith, StringPrototypeLastIndexOf, StringPrototypeSlice, TypeError } from '../primordials.js';
import { parseURL } from '../url/parser.js';
import { hasAnOpaquePath, serializeHost, serializePath } from '../url/serializer.js';
import * as canonical from './canonicalize.js';
import { escapePattern } from './parts.js';

function isAbsolute(path, isPattern) {
  if (path[0] === '/') return true;
  return isPattern && (path[0] === '\\' || path[0] === '{') && path[1] === '/';
}

function inherit(result, init, base, isPattern) {
  const own = (text) => (isPattern ? escapePattern(text) : text);
  const lacks = (...names) => {
    for (let i = 0; i < names.length; i++) if (init[names[i]] !== undefined) return false;
    return true;
  };
  if (lacks('protocol')) result.protocol = own(base.scheme);
  if (!isPattern && lacks('protocol', 'hostname', 'port', 'username')) {
    result.username = base.username;
    if (lacks('password')) result.password = base.password;
  }
  if (!lacks('protocol', 'hostname')) return;
  result.hostname = own(base.host === null ? '' : serializeHost(base.host));
  if (!lacks('port')) return;
  result.port = base.port === null ? '' : `${base.port}`;
  if (!lacks('pathname')) return;
  result.pathname = own(serializePath(base));
  if (!lacks('search')) return;
  result.search = own(base.query ?? '');
  if (!lacks('hash')) return;
  result.hash = own(base.fragment ?? '');
}

function processPath(init, result, base, isPattern) {
  let path = init.pathname;
  if (base !== null && !hasAnOpaquePath(base) && !isAbsolute(path, isPattern)) {
    const basePath = isPattern ? escapePattern(serializePath(base)) : serializePath(base);
    path = StringPrototypeSlice(basePath, 0, StringPrototypeLastIndexOf(basePath, '/') + 1) + path;
  }
  if (isPattern) return path;
  const { protocol } = result;
  return protocol === undefined || protocol === '' || canonical.isSpecialScheme(protocol)
    ? canonical.pathname(path) : canonical.opaquePathname(path);
}

const withoutFirst = (text, character) => (text[0] === character ? StringPrototypeSlice(text, 1) : text);

/** The components of an init, taken as patterns or (canonicalized) as a URL; `result` has the defaults. */
export function processInit(init, isPattern, result) {
  let base = null;
  if (init.baseURL !== undefined) {
    base = parseURL(init.baseURL);
    if (base === null) throw new TypeError(`Invalid base URL: '${init.baseURL}'`);
    inherit(result, init, base, isPattern);
  }
  const canon = (value, canonicalize, argument) => (isPattern ? value : canonicalize(value, argument));
  if (init.protocol !== undefined) {
    const text = StringPrototypeEndsWith(init.protocol, ':') ? StringPrototypeSlice(init.protocol, 0, -1) : init.protocol;
    result.protocol = canon(text, canonical.protocol);
  }
  if (init.username !== undefined) result.username = canon(init.username, canonical.username);
  if (init.password !== undefined) result.password = canon(init.password, canonical.password);
  const scheme = result.protocol === '' ? undefined : result.protocol;
  if (init.hostname !== undefined) result.hostname = canon(init.hostname, canonical.hostname, scheme);
  if (init.port !== undefined) result.port = canon(init.port, canonical.port, scheme);
  if (init.pathname !== undefined) result.pathname = processPath(init, result, base, isPattern);
  if (init.search !== undefined) result.search = canon(withoutFirst(init.search, '?'), canonical.search);
  if (init.hash !== undefined) result.hash = canon(withoutFirst(init.hash, '#'), canonical.hash);
  return result;
}
