// The scope: what is there, with which attributes, and what is not.
import { equal, isTrue, sameItems, test, throwsNamed } from './assert.js';

test('interface objects are there, and not enumerable', () => {
  for (const name of ['Event', 'EventTarget', 'CustomEvent', 'ErrorEvent', 'MessageEvent', 'CloseEvent', 'ProgressEvent',
    'PromiseRejectionEvent', 'AbortController', 'AbortSignal', 'DOMException', 'MessageChannel', 'MessagePort', 'BroadcastChannel',
    'Performance', 'PerformanceEntry', 'PerformanceMark', 'PerformanceMeasure', 'PerformanceObserver', 'PerformanceObserverEntryList',
    'Navigator']) {
    const descriptor = Object.getOwnPropertyDescriptor(globalThis, name);
    isTrue(descriptor.writable && descriptor.configurable && !descriptor.enumerable, name);
    equal(descriptor.value.name, name);
    equal(Object.prototype.toString.call(descriptor.value.prototype), `[object ${name}]`);
  }
});

test('the global object is an event target', () => {
  let heard = 0;
  const listener = () => heard++;
  addEventListener('x', listener);
  globalThis.dispatchEvent(new Event('x'));
  removeEventListener('x', listener);
  dispatchEvent(new Event('x'));
  equal(heard, 1, 'heard');
  equal(self, globalThis);
  isTrue(globalThis instanceof EventTarget, 'an EventTarget');
});

test('reportError fires error with the details, and onerror can cancel it', () => {
  const error = new RangeError('told');
  let details;
  globalThis.onerror = (...args) => { details = args; return true; };
  reportError(error);
  globalThis.onerror = null;
  equal(details.length, 5, 'arguments');
  equal(details[0], 'Uncaught RangeError: told');
  isTrue(details[2] > 0 && details[3] > 0, 'line and column');
  equal(details[4], error);
});

test('an unhandled rejection is an event, and its late handler another', async () => {
  const events = [];
  const listener = (event) => { event.preventDefault(); events.push(`${event.type} ${event.reason}`); };
  addEventListener('unhandledrejection', listener);
  addEventListener('rejectionhandled', listener);
  const promise = Promise.reject('reason');
  Promise.reject('caught at once').catch(() => {});
  await new Promise((resolve) => { setTimeout(resolve, 5); });
  promise.catch(() => {});
  await new Promise((resolve) => { setTimeout(resolve, 5); });
  removeEventListener('unhandledrejection', listener);
  removeEventListener('rejectionhandled', listener);
  sameItems(events, ['unhandledrejection reason', 'rejectionhandled reason'], 'events');
});

test('a listener that throws does not stop the others', () => {
  const target = new EventTarget();
  let calls = 0;
  globalThis.onerror = () => true;
  target.addEventListener('x', () => { throw new Error('first'); });
  target.addEventListener('x', { get handleEvent() { throw new Error('second'); } });
  target.addEventListener('x', { handleEvent: 5 });
  target.addEventListener('x', () => calls++);
  target.dispatchEvent(new Event('x'));
  globalThis.onerror = null;
  equal(calls, 1, 'calls');
});

test('Proxy is as it was, to the eye', () => {
  equal(Proxy.length, 2);
  equal(Proxy.name, 'Proxy');
  isTrue(!('prototype' in Proxy), 'no prototype');
  isTrue(Function.prototype.toString.call(Proxy).includes('[native code]'), 'native');
  throwsNamed('TypeError', () => Proxy({}, {}));
  throwsNamed('TypeError', () => new Proxy(1, {}));
  const { proxy, revoke } = Proxy.revocable({ a: 1 }, {});
  equal(proxy.a, 1);
  revoke();
  throwsNamed('TypeError', () => proxy.a);
  throwsNamed('TypeError', () => class extends Proxy {});
  equal(Reflect.construct(Proxy, [{ b: 2 }, {}]).b, 2);
});

test('nothing of the inside can be reached', () => {
  isTrue(!('__boot' in globalThis), 'no __boot');
  const error = new DOMException('m');
  isTrue(!Object.getOwnPropertyNames(error).some((name) => name !== 'stack'), 'own names of an exception');
  equal(Object.getOwnPropertyNames(new Event('x')).join(), 'isTrusted');
  equal(Reflect.ownKeys(new EventTarget()).length, 0, 'keys of a target');
  equal(Reflect.ownKeys(new AbortController()).length, 0, 'keys of a controller');
});
