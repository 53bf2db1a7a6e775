// The wire format: the value space of structuredClone, and a reader that nothing can upset.
import { equal, isTrue, sameItems, test, throwsNamed } from './assert.js';
import './platform.js';
import { deserialize, serialize } from '../../main/js/internal/clone-wire.js';
import { inspect } from '../../main/js/internal/inspect/inspect.js';

const values = [
  1, -1, 0, -0, 2 ** 31, -(2 ** 31), 1.5, NaN, -Infinity, '', 'abc', 'añ', '日本', '\ud800', 'x'.repeat(70_000), '日'.repeat(9_000),
  10n, -(2n ** 200n), 0n, true, false, null, undefined, {}, [], [1, , 3], new Array(5), [undefined, , 1],
  Object.assign([1, 2], { x: 1 }), { a: 1, b: { c: [1, 2, { d: 3 }] } }, new Map([[1, { a: 1 }], [{}, []]]),
  new Set([1, 'a', new Set([1])]), new Date(5), new Date(NaN), /a\/b/giu, new Error('m'), new TypeError('t', { cause: { a: 1 } }),
  Object(1), Object('s'), Object(true), Object(5n), new Uint8Array([1, 2, 3]), new Float64Array([1.5]),
  new DataView(new ArrayBuffer(8), 2, 3), new ArrayBuffer(5), new ArrayBuffer(4, { maxByteLength: 16 }),
  new Uint16Array(new ArrayBuffer(4, { maxByteLength: 16 })), new DOMException('dm', 'AbortError'), { ['__proto__']: 5 },
  { constructor: 1, toString: 2 },
];
const text = (value) => inspect(value, { depth: 20 });

test('every kind of value comes back as it was', () => {
  for (const value of values) equal(text(deserialize(serialize(value))), text(value));
});

test('identity is kept: cycles, shared objects, shared buffers', () => {
  const value = { list: [], bytes: new Uint8Array(4) };
  value.self = value;
  value.list.push(value.list, value);
  value.map = new Map([[value, value.list]]);
  value.view = new DataView(value.bytes.buffer, 1, 2);
  value.error = new Error('e', { cause: value });
  const copy = deserialize(serialize(value));
  equal(copy.self, copy);
  equal(copy.list[0], copy.list);
  equal(copy.map.get(copy), copy.list);
  equal(copy.view.buffer, copy.bytes.buffer);
  equal(copy.view.byteOffset, 1);
  equal(copy.error.cause, copy);
});

test('a view that tracks its buffer still does', () => {
  const copy = deserialize(serialize(new Uint8Array(new ArrayBuffer(2, { maxByteLength: 8 }))));
  copy.buffer.resize(6);
  equal(copy.length, 6, 'length');
  const fixed = deserialize(serialize(new Uint8Array(new ArrayBuffer(2, { maxByteLength: 8 }), 0, 2)));
  fixed.buffer.resize(6);
  equal(fixed.length, 2, 'length of a fixed view');
});

test('what cannot be cloned is a DataCloneError, here and in structuredClone', () => {
  const refused = [
    () => {}, Symbol('a'), { f() {} }, new Proxy({}, {}), { deep: [new Proxy([], {})] }, new WeakMap(), new WeakSet(), new WeakRef({}),
    Promise.resolve(), new Event('x'), globalThis, (function* () {})(), [].values(), new Map().keys(), ''.matchAll(/a/g),
    new WebAssembly.Memory({ initial: 1 }), new Intl.NumberFormat(),
    new EventTarget(), new AbortController().signal, new MessageChannel().port1, Object(Symbol('s')),
  ];
  for (const value of refused) {
    throwsNamed('DataCloneError', () => serialize(value));
    throwsNamed('DataCloneError', () => structuredClone(value));
  }
});

test('depth, number of objects and bytes have limits', () => {
  let deep = {};
  for (let i = 0; i < 1_000_000; i++) deep = { deep };
  throwsNamed('DataCloneError', () => serialize(deep));
  throwsNamed('DataCloneError', () => serialize(Array.from({ length: 1_000_001 }, () => ({}))));
  throwsNamed('QuotaExceededError', () => serialize('x'.repeat(16 * 1024 * 1024)));
  throwsNamed('QuotaExceededError', () => serialize('x'.repeat(2_000), 1_000));
  throwsNamed('DataCloneError', () => serialize(new ArrayBuffer(1, { maxByteLength: 2 ** 31 })));
});

test('getters run once, in order', () => {
  const order = [];
  const value = { get a() { order.push('a'); return { get b() { order.push('b'); return 1; } }; }, get c() { order.push('c'); return 2; } };
  equal(text(deserialize(serialize(value))), '{ a: { b: 1 }, c: 2 }');
  sameItems(order, ['a', 'b', 'c'], 'order');
});

function generator(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * below);
  };
}

test('damaged messages are values or DataCloneErrors, nothing else', () => {
  const random = generator(7);
  const small = serialize(values.filter((value) => typeof value !== 'string'));
  const tryOne = (bytes) => {
    try {
      deserialize(bytes);
    } catch (error) {
      equal(error.name, 'DataCloneError', 'name of the error');
    }
  };
  for (let i = 0; i < 4_000; i++) {
    const bytes = new Uint8Array(small);
    for (let j = random(5); j >= 0; j--) bytes[random(bytes.length)] = random(256);
    tryOne(i % 5 === 0 ? bytes.subarray(0, random(bytes.length)) : bytes);
    const short = new Uint8Array(1 + random(40)).map(() => (random(10) < 7 ? random(26) : random(256)));
    short[0] = 1;
    tryOne(short);
  }
  for (const bytes of [[], [1], [0], [2, 1], [1, 1, 1], [1, 9, 0], [1, 23], [1, 24], [1, 99]]) {
    throwsNamed('DataCloneError', () => deserialize(new Uint8Array(bytes)));
  }
  isTrue(deserialize(new Uint8Array([1, 2])), 'a good one');
});
