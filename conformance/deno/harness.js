/**
 * A small test harness that runs on Deno itself and on network-runtime: `test(name, body)` for each test, then
 * `await run()`. Prints a TAP line for each test and, last, `N passed, N failed`; the exit code is 1 if any failed.
 */
const tests = [];

export function test(name, body) {
  tests.push({ name, body });
}

export class AssertionFailed extends Error {
  name = 'AssertionFailed';
}

function show(value) {
  try {
    if (typeof value === 'bigint') return `${value}n`;
    if (value instanceof Uint8Array) return `bytes [${[...value.slice(0, 20)]}]`;
    return typeof value === 'string' || (typeof value === 'object' && value !== null) ? JSON.stringify(value) : String(value);
  } catch {
    return String(value);
  }
}

function same(a, b) {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime();
  const keys = Object.keys(a);
  return Array.isArray(a) === Array.isArray(b) && keys.length === Object.keys(b).length && keys.every((key) => same(a[key], b[key]));
}

export function assert(condition, message = 'expected a true value') {
  if (!condition) throw new AssertionFailed(message);
}

export function assertEquals(actual, expected, message = '') {
  if (!same(actual, expected)) throw new AssertionFailed(`${message} expected ${show(expected)}, got ${show(actual)}`.trim());
}

function checkError(error, ErrorClass, text) {
  if (error instanceof AssertionFailed) throw error;
  if (!(error instanceof ErrorClass)) {
    throw new AssertionFailed(`expected ${ErrorClass.name}, got ${error?.name}: ${error?.message}`);
  }
  if (text !== undefined && !error.message.includes(text)) {
    throw new AssertionFailed(`expected a message with ${show(text)}, got ${show(error.message)}`);
  }
  return error;
}

export function assertThrows(body, ErrorClass = Error, text) {
  let result;
  try {
    result = body();
  } catch (error) {
    return checkError(error, ErrorClass, text);
  }
  throw new AssertionFailed(`expected ${ErrorClass.name}, got no error but ${show(result)}`);
}

export async function assertRejects(body, ErrorClass = Error, text) {
  let result;
  try {
    result = await body();
  } catch (error) {
    return checkError(error, ErrorClass, text);
  }
  throw new AssertionFailed(`expected ${ErrorClass.name}, got no error but ${show(result)}`);
}

/** A deadline for what should have come long before. */
export function within(ms, promise, what = 'the promise') {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new AssertionFailed(`${what} was not settled within ${ms} ms`)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

export async function readAll(readable) {
  const chunks = [];
  for await (const chunk of readable) chunks.push(...chunk);
  return new TextDecoder().decode(new Uint8Array(chunks));
}

const DEADLINE_MS = 30_000;

export async function run() {
  let failed = 0;
  console.log(`1..${tests.length}`);
  for (const [i, { name, body }] of tests.entries()) {
    try {
      await within(DEADLINE_MS, Promise.resolve().then(body), 'the test');
      console.log(`ok ${i + 1} - ${name}`);
    } catch (error) {
      failed++;
      console.log(`not ok ${i + 1} - ${name}\n  # ${String(error?.stack ?? error).replaceAll('\n', '\n  # ')}`);
    }
  }
  console.log(`${tests.length - failed} passed, ${failed} failed`);
  Deno.exitCode = failed === 0 ? 0 : 1;
}
