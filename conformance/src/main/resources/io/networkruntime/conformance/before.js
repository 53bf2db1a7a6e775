// Runs in the worker before testharness.js. It captures what it needs: tests break intrinsics on purpose.
(() => {
  const { stringify } = JSON;
  const { apply, defineProperty } = Reflect;
  const { slice, push } = Array.prototype;
  const { slice: cut } = String.prototype;
  const network = NETWORK;
  const send = network.send;
  const describe = (value) => {
    try {
      return `${value}`;
    } catch {
      return 'a value that has no text';
    }
  };
  const say = (event, value) => apply(send, network, [event, stringify(value)]);

  const place = new (typeof URL === 'function' ? URL : function URL(href) {
    const parts = /^(https?:)\/\/(([^:/]*):?(\d*))([^?#]*)(\?[^#]*)?/.exec(href);
    const [, protocol, host, hostname, port, pathname, search = ''] = parts;
    Object.assign(this, { href, protocol, host, hostname, port, pathname, search, hash: '', origin: `${protocol}//${host}` });
  })(wptSetup.url);
  const supply = (name, value) => {
    if (!(name in self)) defineProperty(self, name, { value, writable: true, configurable: true, enumerable: false });
  };
  const location = { toString() { return place.href; } };
  for (const part of ['href', 'origin', 'protocol', 'host', 'hostname', 'port', 'pathname', 'search', 'hash']) {
    location[part] = place[part];
  }
  supply('location', location);
  supply('postMessage', () => {});
  supply('importScripts', () => {});
  self.META_TITLE = wptSetup.title;
  self.GLOBAL = { isWindow: () => false, isWorker: () => true, isShadowRealm: () => false };

  // The product has no option yet that gives a worker a base URL, so relative URLs are resolved here.
  const relative = (input) => typeof input === 'string' && !/^[a-z][a-z0-9+.-]*:/i.test(input);
  const resolve = (url) => {
    try {
      return new URL(url, place.href).href;
    } catch {
      return url;
    }
  };
  const resolving = (name) => {
    const original = self[name];
    if (original === undefined) return;
    const proxy = new Proxy(original, {
      construct(target, args, newTarget) {
        if (relative(args[0])) args[0] = resolve(args[0]);
        return Reflect.construct(target, args, newTarget === proxy ? target : newTarget);
      },
    });
    defineProperty(original.prototype, 'constructor', { value: proxy });
    self[name] = proxy;
  };
  resolving('Request');
  resolving('WebSocket');
  if (self.Response !== undefined) {
    const { redirect } = Response;
    Response.redirect = { redirect: (url, ...rest) => redirect(relative(url) ? resolve(url) : url, ...rest) }.redirect;
  }

  // Test data comes through a request of its own as long as nothing in the worker carries fetch to the host.
  const nativeFetch = self.fetch;
  const { request } = network;
  const unwired = (error) => /no network in this isolate|No handler registered/.test(error?.message);
  const fileFetch = async (url, error) => {
    const file = await apply(request, network, ['wpt.file', url]);
    if (file === null) throw error;
    return new Response(Uint8Array.fromBase64(file.base64), { headers: { 'Content-Type': file.type } });
  };
  if (nativeFetch !== undefined) {
    self.fetch = {
      fetch(input) {
        const url = relative(input) ? resolve(input) : input;
        if (arguments.length > 1) return nativeFetch(url, arguments[1]);
        const answer = nativeFetch(url);
        return url === input ? answer : answer.catch((error) => {
          if (unwired(error)) return fileFetch(url, error);
          throw error;
        });
      },
    }.fetch;
  }

  const results = [];
  const short = (text) => (text === null || text === undefined ? '' : apply(cut, describe(text), [0, 400]));
  const keep = (test) => apply(push, results, [[describe(test.name), test.status, short(test.message)]]);
  const finish = (status, message) => {
    for (let at = 0; at < results.length; at += 200) say('wpt.results', apply(slice, results, [at, at + 200]));
    results.length = 0;
    say('wpt.done', [status, short(message)]);
  };
  wptSetup.ready = () => {
    wptSetup.ready = undefined;
    const seen = [];
    add_result_callback((test) => apply(push, seen, [test]));
    add_completion_callback((tests, status) => {
      for (let i = 0; i < tests.length; i++) keep(tests[i]);
      finish(status.status, status.message);
    });
    /** The file threw: what is known so far, and the harness in error. */
    wptSetup.fail = (message) => {
      for (let i = 0; i < seen.length; i++) keep(seen[i]);
      finish(1, message);
    };
  };
})();
