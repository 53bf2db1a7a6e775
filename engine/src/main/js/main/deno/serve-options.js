/** What `Deno.serve` is given: its arguments, and the addresses in messages and URLs. */

/** The arguments of `Deno.serve` in any of their orders. */
export function serveArguments(first, second) {
  const options = typeof first === 'function' ? second : first;
  let handler = typeof first === 'function' ? first : second;
  if (typeof handler !== 'function') {
    if (options === undefined) {
      throw new TypeError('Cannot serve HTTP requests: either a `handler` or `options` must be specified');
    }
    handler = options.handler;
  }
  if (typeof handler !== 'function') {
    throw new TypeError(`Cannot serve HTTP requests: handler must be a function, received ${typeof handler}`);
  }
  checkTls(options ?? {});
  return { options: options ?? {}, handler };
}

function checkTls({ cert, key, certFile, keyFile, alpnProtocols }) {
  if (certFile || keyFile) {
    throw new TypeError("Unsupported 'certFile' / 'keyFile' options provided: use 'cert' / 'key' instead.");
  }
  if (alpnProtocols) {
    throw new TypeError("Unsupported 'alpnProtocols' option provided. 'h2' and 'http/1.1' are automatically supported.");
  }
  if ((cert !== undefined || key !== undefined) && (!cert || !key)) {
    throw new TypeError("Both 'cert' and 'key' must be provided to enable HTTPS");
  }
}

/** Whether responses are compressed where the script does not say. */
export function compressesByDefault() {
  const value = Deno.env.get('DENO_SERVE_AUTOMATIC_COMPRESSION');
  return value !== undefined && !/^(0|false)$/i.test(value);
}

const bracketed = (host) => (host.includes(':') ? `[${host}]` : host);

/** The address a person can visit. */
export function place(addr, secure) {
  if (addr.transport === 'unix') return addr.path;
  const scheme = secure ? 'https' : 'http';
  const isAny = addr.hostname === '0.0.0.0' || addr.hostname === '::';
  const here = `${scheme}://${bracketed(addr.hostname)}:${addr.port}/`;
  return isAny ? `${here} (${scheme}://localhost:${addr.port}/)` : here;
}

const isLocal = (host) => host === '0.0.0.0' || host === '::' || host === '::1' || host.startsWith('127.');

/** The host in the URL of a request that names none. */
export function fallbackHost(addr, secure) {
  if (addr.transport === 'unix') {
    return addr.path.replace(/[^A-Za-z0-9]/gu, (c) => (c.codePointAt(0) < 128
      ? `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}` : encodeURIComponent(c)));
  }
  const host = isLocal(addr.hostname) ? 'localhost' : bracketed(addr.hostname);
  return addr.port === (secure ? 443 : 80) ? host : `${host}:${addr.port}`;
}
