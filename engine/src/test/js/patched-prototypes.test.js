// A guest that replaces the built-in prototypes' methods hijacks nothing of the platform.
import { equal, isTrue, sameItems, test } from './assert.js';
import { seen, withPatchedPrototypes } from './patched.js';
import { deserialize, serialize } from '../../main/js/internal/clone-wire.js';
import { formatArguments } from '../../main/js/internal/inspect/format.js';
import { tableText } from '../../main/js/internal/inspect/table.js';


test('events, abort, cloning, timers, marks and messages work on', () => {
  const result = { __proto__: null, calls: 0 };
  const shared = [1, 2, 3];
  withPatchedPrototypes(() => {
    const target = new EventTarget();
    const listener = () => { result.calls++; };
    target.addEventListener('x', listener);
    target.addEventListener('x', { handleEvent() { result.calls++; } });
    target.dispatchEvent(new CustomEvent('x', { detail: 1 }));
    target.removeEventListener('x', listener);
    target.dispatchEvent(new Event('x'));

    const controller = new AbortController();
    const either = AbortSignal.any;
    controller.signal.onabort = () => { result.aborted = true; };
    controller.abort();
    result.reason = controller.signal.reason.name;
    result.either = typeof either;

    result.clone = structuredClone({ list: shared, map: new Map(), date: new Date(5), bytes: new Uint8Array(4), text: 'abc', pattern: /a/g });
    result.timer = setTimeout(() => {}, 1000);
    clearTimeout(result.timer);
    result.mark = performance.mark('m').name;
    performance.clearMarks();
    result.encoded = atob(btoa('abc'));
    const channel = new MessageChannel();
    channel.port1.postMessage({ a: 1 });
    channel.port1.close();
    console.log('%s', 'x', { a: [1] });
    reportError(new Error('expected by the test'));
  });
  sameItems(seen, [], 'what was hijacked');
  equal(result.calls, 3, 'calls of listeners');
  isTrue(result.aborted, 'abort was heard');
  equal(result.reason, 'AbortError', 'reason');
  equal(result.clone.list.length, 3, 'length of the clone');
  equal(result.clone.date.getTime(), 5, 'cloned date');
  equal(result.clone.pattern.flags, 'g', 'flags of the cloned pattern');
  equal(result.encoded, 'abc', 'base64 round trip');
  equal(result.mark, 'm', 'name of the mark');
});

test('values go over the wire and are inspected all the same', () => {
  const value = { list: [1, , 3], map: new Map([[{ k: 1 }, new Set([1])]]), text: 'añ日', bytes: new Uint16Array([1, 2]), big: 10n ** 30n };
  value.self = value;
  value.error = new RangeError('r', { cause: value });
  value.error.stack = 'RangeError: r\n    at there (x.js:1:2)';
  const result = { __proto__: null };
  withPatchedPrototypes(() => {
    result.copy = deserialize(serialize(value));
    result.text = formatArguments(['%s %d %o', 'a', 1, value], { __proto__: null, colors: true });
    result.many = formatArguments([[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], () => {}, class A {}, Symbol('s')]);
    result.table = tableText([{ a: 1 }]);
  });
  sameItems(seen, [], 'what was hijacked');
  equal(result.copy.self, result.copy, 'the cycle');
  equal(result.copy.error.cause, result.copy, 'the cause');
  equal(result.copy.text, 'añ日', 'text');
  equal(result.copy.big, 10n ** 30n, 'BigInt');
  isTrue(result.text.includes('RangeError: r'), 'the text has the error');
  isTrue(result.many.includes('class A'), 'the text has the class');
  isTrue(result.table.includes('│     0 │'), 'the table has a row');
});
