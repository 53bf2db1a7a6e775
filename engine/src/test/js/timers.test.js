// Timers beyond what the Web Platform Tests ask.
import { delay, equal, isTrue, sameItems, test, throwsNamed } from './assert.js';

test('equal deadlines keep their order, earlier ones come first', async () => {
  const order = [];
  setTimeout(() => order.push('c'), 300);
  for (let i = 0; i < 50; i++) setTimeout(() => order.push(i), 200);
  setTimeout(() => order.push('first'), 0);
  await delay(400);
  sameItems(order, ['first', ...Array.from({ length: 50 }, (_, i) => i), 'c'], 'order');
});

test('every callback has its microtasks run before the next', async () => {
  const order = [];
  setTimeout(() => { order.push(1); Promise.resolve().then(() => order.push(2)); }, 0);
  setTimeout(() => order.push(3), 0);
  await delay(10);
  sameItems(order, [1, 2, 3], 'order');
});

test('a timer set by a microtask of the last timer fires', async () => {
  await delay(0);
  await null;
  await delay(0);
});

test('ten thousand may be pending, cancelling makes room', () => {
  const ids = [];
  const error = throwsNamed('QuotaExceededError', () => {
    for (;;) ids.push(setTimeout(() => {}, 60_000));
  });
  isTrue(error instanceof DOMException, 'a DOMException');
  isTrue(ids.length <= 10_000 && ids.length > 9_900, `${ids.length} timers`);
  for (const id of ids) clearTimeout(id);
  clearTimeout(setTimeout(() => {}, 60_000));
});

test('cancelled timers do not fire, whichever function cancels them', async () => {
  let fired = 0;
  const ids = Array.from({ length: 500 }, () => setTimeout(() => fired++, 5));
  ids.forEach((id, i) => (i % 2 === 0 ? clearTimeout(id) : clearInterval(id)));
  clearTimeout(undefined);
  clearTimeout(-1);
  await delay(15);
  equal(fired, 0, 'fired');
});

test('an interval goes on after a throw, and can end itself', async () => {
  const reported = [];
  const listener = (event) => { event.preventDefault(); reported.push(event.error.message); };
  addEventListener('error', listener);
  let runs = 0;
  const id = setInterval(() => {
    if (++runs === 3) clearInterval(id);
    throw new Error(`run ${runs}`);
  }, 1);
  while (runs < 3) await delay(1);
  await delay(20);
  removeEventListener('error', listener);
  equal(runs, 3, 'runs');
  sameItems(reported, ['run 1', 'run 2', 'run 3'], 'reported');
});

test('strings run at global scope', async () => {
  setTimeout('globalThis.ranAsText = typeof this', 0);
  await delay(5);
  equal(globalThis.ranAsText, 'object');
});

test('messages and timers both get their turns', async () => {
  const { port1, port2 } = new MessageChannel();
  let received = 0;
  port1.onmessage = () => { received++; if (received < 1_000) port2.postMessage(0); };
  port2.postMessage(0);
  let timers = 0;
  const ticking = setInterval(() => timers++, 0);
  while (received < 1_000 || timers < 5) await delay(1);
  clearInterval(ticking);
  port1.close();
});
