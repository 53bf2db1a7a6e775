// Signals do not pile up behind a signal that lives for ever, and none is lost that someone listens to.
import { equal, isTrue, test } from './assert.js';

test('a dependent signal without listeners does not stay, one with a listener fires', () => {
  const source = new AbortController();
  let fired = 0;
  for (let i = 0; i < 200_000; i++) {
    const signal = AbortSignal.any([source.signal]);
    if (i % 50_000 === 0) signal.addEventListener('abort', () => fired++);
  }
  source.abort('why');
  equal(fired, 4, 'fired');
});

test('order: sources before dependents, all aborted before any listener runs', () => {
  const source = new AbortController();
  const dependent = AbortSignal.any([source.signal]);
  const far = AbortSignal.any([dependent]);
  const log = [];
  far.onabort = () => log.push('far');
  dependent.onabort = () => log.push('dependent');
  source.signal.onabort = () => log.push(`source ${dependent.aborted} ${far.aborted}`);
  source.abort();
  equal(log.join(), 'source true true,dependent,far');
});

test('throwIfAborted throws the very reason', () => {
  const reason = {};
  try {
    AbortSignal.abort(reason).throwIfAborted();
  } catch (error) {
    equal(error, reason);
    return;
  }
  isTrue(false, 'thrown');
});

test('timeout aborts with a TimeoutError', async () => {
  const signal = AbortSignal.timeout(5);
  await new Promise((resolve) => { signal.onabort = resolve; });
  equal(signal.reason.name, 'TimeoutError');
  equal(signal.reason.code, 23);
});
