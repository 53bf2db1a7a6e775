// What Deno.inspect and console write of values. https://docs.deno.com/api/deno/~/Deno.inspect
import { assert, assertEquals, assertThrows, run, test } from './harness.js';

const { inspect } = Deno;
const firstLine = (value) => inspect(value).split('\n')[0];

test('the platform\'s exceptions show their name, message and place', () => {
  const error = new DOMException('too late', 'AbortError');
  assertEquals(error.stack.split('\n')[0], 'AbortError: too late');
  assertEquals(firstLine(error), 'AbortError: too late');
  assertEquals(firstLine(new (class Own extends DOMException {})('a', 'b')), 'b: a');
});
test('events do not show that they are the script\'s own', () => {
  const lines = inspect(new CustomEvent('x', { detail: 1 })).split('\n');
  assert(!lines.some((line) => line.includes('isTrusted')));
  assertEquals(lines.at(-2), '  detail: 1');
});
test('streams show their state', () => {
  const body = 'ReadableStream { locked: false, state: "readable", supportsBYOB: false }';
  assertEquals(inspect(new ReadableStream(), { breakLength: 200 }), body);
  assert(inspect(new Response('abc')).includes('state: "readable"'));
  const closed = new ReadableStream({ start(controller) { controller.close(); } });
  assertEquals(inspect(closed, { breakLength: 200 }), body.replace('readable"', 'closed"'));
});
test('pairs stay on one line as long as they fit', () => {
  assertEquals(inspect(new Headers({ 'content-type': 'application/json', 'content-length': '1337' })),
    'Headers { "content-length": "1337", "content-type": "application/json" }');
  assertEquals(inspect(new URLSearchParams('a=1')), 'URLSearchParams { "a" => "1" }');
});
test('symbols are quoted as values and not as keys', () => {
  assertEquals(inspect({ [Symbol('a b')]: Symbol('a b') }), '{ Symbol(a b): Symbol("a b") }');
  assertEquals(inspect({ [Symbol('a\nb')]: 1 }), '{ Symbol(a\\nb): 1 }');
});
test('objects that fail to say what they are', () => {
  assertEquals(inspect({ get [Symbol.toStringTag]() { throw new Error('no'); } }).includes('Getter'), true);
  assertEquals(inspect(new (class Odd { get [Symbol.toStringTag]() { throw new Error('no'); } })()), 'Odd {}');
  assertEquals(inspect(Object.create(Promise.prototype)), 'Promise {}');
});
test('functions that have lost their prototype', () => {
  const bare = (f) => inspect(Object.setPrototypeOf(f, null));
  assertEquals(bare(async function f() {}), '[AsyncFunction (null prototype): f]');
  assertEquals(bare(function* f() {}), '[GeneratorFunction (null prototype): f]');
  assertEquals(bare(async function* f() {}), '[AsyncGeneratorFunction (null prototype): f]');
  assertEquals(bare(function f() {}), '[Function (null prototype): f]');
});
test('the namespace of a module', async () => {
  assertEquals(inspect(await import('data:text/javascript,export const a = 1; export default 2')),
    '[Module: null prototype] { a: 1, default: 2 }');
});
test('the kinds of quotes can be chosen', () => {
  assertEquals(inspect('foo', { quotes: ["'", '"', '`'] }), "'foo'");
  assertEquals(inspect("'foo'", { quotes: ["'", '"', '`'] }), `"'foo'"`);
});
test('what is open shows its class', async () => {
  using file = Deno.openSync(new URL(import.meta.url));
  assertEquals(inspect(file), 'FsFile {}');
  assertEquals(inspect(Deno.stdin), 'Stdin {}');
  assertEquals(inspect(new Deno.Command('true')), 'Command {}');
  assertEquals(inspect(await Deno.permissions.query({ name: 'read' })), 'PermissionStatus { state: "granted", onchange: null }');
  for (const name of ['FsFile', 'Command', 'ChildProcess', 'HttpClient', 'Permissions', 'PermissionStatus']) {
    assertEquals(Deno[name].name, name);
  }
});
test('functions of the namespace have their names', () => {
  for (const name of ['readFile', 'open', 'inspect', 'listen', 'connect', 'resolveDns', 'watchFs', 'kill', 'exit', 'stat']) {
    assertEquals(Deno[name].name, name);
  }
});
test('console has what inspectors listen to', () => {
  console.profile('x');
  console.profileEnd('x');
  console.timeStamp('x');
  assertThrows(() => console.log('%j', 1n), TypeError);
});
await run();
