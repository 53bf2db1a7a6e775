/** URL records as text, https://url.spec.whatwg.org/#url-serializing. */
import machine from 'late:./machine.js';
import { ArrayPrototypeJoin } from '../primordials.js';
import { parseURL } from './parser.js';

export const hasAnOpaquePath = (url) => typeof url.path === 'string';

export const cannotHaveAUsernamePasswordPort = ({ host, scheme }) => host === null || host === '' || scheme === 'file';

/** A host as text; an IPv4 address is a number in a record, an IPv6 address an array of numbers. */
export function serializeHost(host) {
  if (typeof host === 'string') return host;
  if (typeof host !== 'number') return machine().serializeHost(host);
  return `${host >>> 24}.${(host >>> 16) & 255}.${(host >>> 8) & 255}.${host & 255}`;
}

export function serializePath(url) {
  const { path } = url;
  if (typeof path === 'string') return path;
  return path.length === 0 ? '' : `/${ArrayPrototypeJoin(path, '/')}`;
}

const portOf = ({ port }) => (port === null ? '' : `:${port}`);

function credentialsOf({ username, password }) {
  if (username === '' && password === '') return '';
  return password === '' ? `${username}@` : `${username}:${password}@`;
}

/** The URL without its fragment when `excludeFragment`. */
export function serializeURL(url, excludeFragment = false) {
  const { scheme, host, path, query, fragment } = url;
  let text = `${scheme}:`;
  if (host !== null) text += `//${credentialsOf(url)}${serializeHost(host)}${portOf(url)}`;
  // Or the path would be read as a host.
  else if (!hasAnOpaquePath(url) && path.length > 1 && path[0] === '') text += '/.';
  text += serializePath(url);
  if (query !== null) text += `?${query}`;
  return excludeFragment || fragment === null ? text : `${text}#${fragment}`;
}

/** The origin as text; 'null' for an opaque one. */
export function originOf(url) {
  switch (url.scheme) {
    case 'blob': {
      const inner = parseURL(serializePath(url));
      return inner !== null && (inner.scheme === 'http' || inner.scheme === 'https') ? originOf(inner) : 'null';
    }
    case 'ftp':
    case 'http':
    case 'https':
    case 'ws':
    case 'wss':
      return `${url.scheme}://${serializeHost(url.host)}${portOf(url)}`;
    default:
      return 'null';
  }
}

/** Whether two URLs have the same tuple origin. */
export const sameOrigin = (a, b) =>
  a.scheme === b.scheme && a.port === b.port && (a.host === b.host || serializeHost(a.host) === serializeHost(b.host));
