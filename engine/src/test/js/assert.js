/**
 * What the tests in this folder are written with. Each `*.test.js` is bundled by itself and evaluated in a fresh isolate. Its tests
 * run one after the other. A test that throws ends the evaluation; once a test has returned a promise, that one and those
 * behind it are awaited through `globalThis.testsFinished`, a promise that rejects with the first failure.
 */

/** Runs one test: now, or when the asynchronous ones before it have finished. */
export function test(name, body) {
  const failed = (error) => {
    throw new Error(`${name}: ${error?.stack ?? error}`);
  };
  if (globalThis.testsFinished !== undefined) {
    globalThis.testsFinished = globalThis.testsFinished.then(() => Promise.resolve().then(body).catch(failed));
    return;
  }
  let result;
  try {
    result = body();
  } catch (error) {
    failed(error);
  }
  if (result instanceof Promise) globalThis.testsFinished = result.catch(failed);
}

const show = (value) => (typeof value === 'string' ? JSON.stringify(value) : String(value));

export function equal(actual, expected, what = 'value') {
  if (!Object.is(actual, expected)) throw new Error(`${what} is ${show(actual)}, not ${show(expected)}`);
}

export const isTrue = (actual, what) => equal(actual, true, what);

/** The elements of two arrays are the same. */
export function sameItems(actual, expected, what = 'list') {
  equal(actual.map(show).join(', '), expected.map(show).join(', '), what);
}

/** `body` throws an error of this name; the error is returned. */
export function throwsNamed(name, body) {
  try {
    body();
  } catch (error) {
    equal(error?.name, name, 'name of the error');
    return error;
  }
  throw new Error(`nothing was thrown, not even a ${name}`);
}

/** A promise for after `milliseconds`. */
export const delay = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });
