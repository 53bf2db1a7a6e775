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

  const supply = (name, value) => {
    if (!(name in self)) defineProperty(self, name, { value, writable: true, configurable: true, enumerable: false });
  };
  supply('postMessage', () => {});
  supply('importScripts', () => {});
  // https://testutils.spec.whatwg.org/: garbage is made until V8 has collected all that there was.
  const gc = async () => {
    const probe = new WeakRef({});
    for (let rounds = 0; rounds < 50; rounds++) {
      await new Promise((resolve) => { setTimeout(resolve); });
      if (probe.deref() === undefined) return;
      for (let i = 0; i < 40; i++) new Array(100_000).fill(i);
    }
  };
  supply('TestUtils', { gc });
  self.META_TITLE = wptSetup.title;
  self.GLOBAL = { isWindow: () => false, isWorker: () => true, isShadowRealm: () => false };

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
