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

  /** The harness's own files; only where the product's fetch does not take the URL. */
  const resolve = (url) => (url[0] === '/' ? `${place.origin}${url}` : `${place.origin}${place.pathname.replace(/[^/]*$/, '')}${url}`);
  const nativeFetch = self.fetch;
  const fileFetch = async (url) => {
    const text = await network.request('wpt.file', resolve(url));
    if (text === null) return { ok: false, status: 404 };
    return { ok: true, status: 200, text: async () => text, json: async () => JSON.parse(text) };
  };
  const relative = (input) => typeof input === 'string' && !/^[a-z][a-z0-9+.-]*:/i.test(input);
  if (nativeFetch === undefined) {
    supply('fetch', fileFetch);
  } else if (wptSetup.resolveRelative) {
    self.fetch = { fetch: (input, init) => nativeFetch(relative(input) ? resolve(input) : input, init) }.fetch;
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
