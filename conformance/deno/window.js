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
test('the navigator', () => {
  assert(navigator.hardwareConcurrency >= 1);
  assertEquals(navigator.platform, `Linux ${Deno.build.arch}`);
  assert(/^Deno\/\d+\.\d+\.\d+/.test(navigator.userAgent));
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
await run();
