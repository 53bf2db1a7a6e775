// structuredClone beyond what the Web Platform Tests ask.
import { equal, isTrue, sameItems, test, throwsNamed } from './assert.js';

test('a chain of a million objects is cloned', () => {
  let chain = { end: true };
  for (let i = 0; i < 1_000_000; i++) chain = { chain };
  let copy = structuredClone(chain);
  while (copy.chain !== undefined) copy = copy.chain;
  isTrue(copy.end, 'the end');
});

test('views of a transferred buffer move with it, wherever they are', () => {
  const buffer = new ArrayBuffer(8);
  const view = new Uint8Array(buffer, 2, 4);
  view[0] = 7;
  const value = { view, list: [1, view, buffer], map: new Map([[view, buffer]]), set: new Set([view]), error: new Error('e', { cause: view }) };
  const copy = structuredClone(value, { transfer: [buffer] });
  isTrue(buffer.detached, 'the buffer is detached');
  equal(copy.view[0], 7, 'content');
  equal(copy.view.buffer.byteLength, 8, 'length');
  equal(copy.list[1], copy.view, 'view in the list');
  equal(copy.list[2], copy.view.buffer, 'buffer in the list');
  equal(copy.map.get(copy.view), copy.view.buffer, 'view as a key');
  isTrue(copy.set.has(copy.view), 'view in the set');
  equal(copy.error.cause, copy.view, 'view as a cause');
  sameItems(Object.keys(copy), Object.keys(value), 'keys');
});

test('a failed clone transfers nothing', () => {
  const buffer = new ArrayBuffer(8);
  throwsNamed('DataCloneError', () => structuredClone({ buffer, f() {} }, { transfer: [buffer] }));
  isTrue(!buffer.detached, 'still attached');
  throwsNamed('DataCloneError', () => structuredClone(1, { transfer: [buffer, buffer] }));
  isTrue(!buffer.detached, 'still attached');
});

test('errors keep their class, message, cause and stack', () => {
  const cause = new RangeError('inner');
  const error = new TypeError('outer', { cause });
  const copy = structuredClone(error);
  isTrue(copy instanceof TypeError && Error.isError(copy), 'a TypeError');
  equal(copy.message, 'outer');
  equal(copy.stack, error.stack);
  isTrue(copy.cause instanceof RangeError, 'cause');
  sameItems(Object.keys(copy), [], 'enumerable keys');
  const own = structuredClone(new (class Own extends Error { name = 'Own'; })('m'));
  equal(Object.getPrototypeOf(own), Error.prototype, 'prototype of a class of ours');
  const exception = structuredClone(new DOMException('m', 'AbortError'));
  isTrue(exception instanceof DOMException && Error.isError(exception), 'a DOMException');
  equal(exception.code, 20, 'code');
});

test('a frozen Object.prototype is no obstacle', () => {
  equal(structuredClone({ toString: 1, ['__proto__']: 2 }).toString, 1);
  equal(Object.getOwnPropertyDescriptor(structuredClone({ ['__proto__']: 2 }), '__proto__').value, 2);
});

test('Float16Array is a view like the others', () => {
  if (globalThis.Float16Array === undefined) return;
  equal(structuredClone(new Float16Array([1.5]))[0], 1.5);
});
