// Streams of the type 'owning' beyond what the Web Platform Tests ask.
import { equal, isTrue, sameItems, test, throwsNamed } from './assert.js';

const owning = (source, strategy) => {
  let controller;
  const stream = new ReadableStream({ ...source, start(given) { controller = given; }, type: 'owning' }, strategy);
  return { stream, controller };
};

test('what is enqueued is a clone, and what is transferred is moved', async () => {
  const { stream, controller } = owning();
  const chunk = { text: 'one', bytes: new Uint8Array([1, 2]) };
  controller.enqueue(chunk);
  chunk.text = 'changed';
  controller.enqueue(chunk, { transfer: [chunk.bytes.buffer] });
  controller.close();
  equal(chunk.bytes.byteLength, 0, 'length of what was moved');
  const texts = [];
  for await (const { text, bytes } of stream) texts.push(`${text} ${bytes}`);
  sameItems(texts, ['one 1,2', 'changed 1,2'], 'chunks');
});

test('a chunk that cannot be cloned is the end of the stream', async () => {
  const { stream, controller } = owning();
  throwsNamed('DataCloneError', () => controller.enqueue(() => {}));
  equal(await stream.getReader().read().catch(({ name }) => name), 'DataCloneError', 'end');
  equal(controller.desiredSize, null, 'desired size');
});

test('a stream that takes no more chunks moves nothing', () => {
  const { controller } = owning();
  const buffer = new ArrayBuffer(8);
  controller.close();
  throwsNamed('TypeError', () => controller.enqueue(buffer, { transfer: [buffer] }));
  isTrue(!buffer.detached, 'still attached');
});

test('other streams take no transfer list, and other receivers are refused', () => {
  const buffer = new ArrayBuffer(8);
  new ReadableStream({ start(controller) { throwsNamed('TypeError', () => controller.enqueue(buffer, { transfer: [buffer] })); } });
  isTrue(!buffer.detached, 'still attached');
  const { enqueue } = ReadableStreamDefaultController.prototype;
  for (const receiver of [undefined, {}, { _owning: true }]) {
    throwsNamed('TypeError', () => enqueue.call(receiver, buffer, { transfer: [buffer] }));
  }
  throwsNamed('TypeError', () => new ReadableStream({ type: 'renting' }));
});

test('the second branch of tee has clones, and both end with the stream', async () => {
  const { stream, controller } = owning();
  const [first, second] = stream.tee();
  controller.enqueue({ n: 1 });
  controller.enqueue({ n: 2 });
  controller.close();
  const chunks = [await Array.fromAsync(first), await Array.fromAsync(second)];
  equal(JSON.stringify(chunks), '[[{"n":1},{"n":2}],[{"n":1},{"n":2}]]', 'chunks');
  isTrue(chunks[0][0] !== chunks[1][0], 'chunks are two');
});

test('an error and a cancellation pass through tee', async () => {
  const failing = owning();
  const [first, second] = failing.stream.tee();
  failing.controller.error(new RangeError('over'));
  equal(await first.getReader().read().catch(({ name }) => name), 'RangeError', 'first');
  equal(await second.getReader().read().catch(({ name }) => name), 'RangeError', 'second');
  let reasons;
  const cancelled = owning({ cancel(given) { reasons = given; } });
  const branches = cancelled.stream.tee();
  await Promise.all([branches[0].cancel('a'), branches[1].cancel('b')]);
  sameItems(reasons, ['a', 'b'], 'reasons');
});
