// What the global scope has besides the web's APIs for workers. https://docs.deno.com/api/web/
import { assert, assertEquals, assertRejects, assertThrows, run, test } from './harness.js';

test('the namespace cannot be replaced by assignment', () => {
  const { writable, configurable } = Object.getOwnPropertyDescriptor(globalThis, 'Deno');
  assertEquals([writable, configurable], [false, true]);
});
test('dialogues without a terminal', () => {
  if (Deno.stdin.isTerminal()) return;
  assertEquals([prompt('a'), confirm('b'), alert('c')], [null, false, undefined]);
});
test('name and closed', () => {
  assertEquals([globalThis.name, closed], ['', false]);
});
test('shared memory', () => {
  const shared = new SharedArrayBuffer(8);
  Atomics.add(new Int32Array(shared), 1, 3);
  assertEquals(new Int32Array(shared)[1], 3);
  assertEquals(Deno.inspect(new SharedArrayBuffer(1)), 'SharedArrayBuffer { [Uint8Contents]: <00>, byteLength: 1 }');
});
test('the navigator', async () => {
  assert(navigator.hardwareConcurrency >= 1);
  assertEquals(navigator.platform, `Linux ${Deno.build.arch}`);
  assert(/^Deno\/\d+\.\d+\.\d+/.test(navigator.userAgent));
  await using server = Deno.serve({ hostname: '127.0.0.1', port: 0, onListen() {} }, (request) =>
    new Response(request.headers.get('user-agent')));
  assert((await (await fetch(`http://127.0.0.1:${server.addr.port}/`)).text()).startsWith('Deno/'));
  assertEquals(navigator.languages, [navigator.language]);
});
test('storage', () => {
  for (const storage of [localStorage, sessionStorage]) {
    storage.clear();
    storage.setItem('a', 1);
    storage.b = 'two';
    assertEquals([storage.a, storage.getItem('b'), storage.length, storage.key(1), storage.key(2)], ['1', 'two', 2, 'b', null]);
    assertEquals(Object.keys(storage), ['a', 'b']);
    assertEquals(Deno.inspect(storage), 'Storage { a: "1", b: "two", length: 2 }');
    assert('a' in storage && !('c' in storage));
    delete storage.a;
    assertEquals([storage.getItem('a'), storage.length], [null, 1]);
    assertThrows(() => storage.setItem('k', 'v'.repeat(11 << 20)), Error, 'Exceeded maximum storage size');
    assert(storage instanceof Storage);
    storage.clear();
  }
});
test('files are fetched by their URLs', async () => {
  const file = await Deno.makeTempFile({ suffix: ' ä.json' });
  await Deno.writeTextFile(file, '{"a":1}');
  const response = await fetch(new URL(`file://${file}`));
  assertEquals([response.status, response.headers.get('content-type'), (await response.json()).a], [200, null, 1]);
  await Deno.remove(file);
  await assertRejects(() => fetch(new URL(`file://${file}`)), TypeError);
  await assertRejects(() => fetch(import.meta.url, { method: 'POST' }), TypeError, 'Fetching files only supports the GET method');
});
test('QuotaExceededError is a DOMException with two numbers', () => {
  const error = new QuotaExceededError('too much', { quota: 1, requested: 2 });
  assert(error instanceof DOMException && error instanceof Error);
  assertEquals([error.name, error.message, error.code, error.quota, error.requested], ['QuotaExceededError', 'too much', 22, 1, 2]);
  assertEquals([String(error), Object.prototype.toString.call(error)], ['QuotaExceededError: too much', '[object QuotaExceededError]']);
  const plain = new QuotaExceededError();
  assertEquals([plain.message, plain.quota, plain.requested], ['', null, null]);
  assertThrows(() => new QuotaExceededError('', { quota: -1 }), RangeError, 'quota must not be negative');
  assertThrows(() => new QuotaExceededError('', { requested: -1 }), RangeError, 'requested must not be negative');
  const thrown = assertThrows(() => crypto.getRandomValues(new Uint8Array(65537)), QuotaExceededError);
  assertEquals(thrown.quota, null);
  assert(Deno.inspect(error).startsWith('QuotaExceededError: too much\n    at '));
  assertEquals(new DOMException('', 'QuotaExceededError') instanceof QuotaExceededError, false);
});
test('a DOMException takes an object with name and cause', () => {
  const error = new DOMException('why', { name: 'AbortError', cause: 7 });
  assertEquals([error.name, error.code, error.cause, Object.keys(error)], ['AbortError', 20, 7, []]);
});
await run();
