// fetch() over a transport that answers from a table: what is decided in front of the network.
import '../../main/js/web/all.js';
import './platform.js';
import { setTransport } from '../../main/js/web/fetch/transport.js';
import { equal, isTrue, sameItems, test } from './assert.js';

const asked = [];
const answer = (status, headers = [], body = null) => ({ status, statusText: '', headers, body });
const bytes = (text) => new TextEncoder().encode(text);
let route = () => answer(404);
setTransport({
  followsRedirects: false,
  async send(request) {
    asked.push(`${request.method} ${request.url}`);
    return route(request, new URL(request.url));
  },
});
const withRoutes = (routes, run) => async () => {
  asked.length = 0;
  route = routes;
  await run();
};
const rejected = async (promise) => {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('the promise was fulfilled');
};

// One after the other: they share the transport.
const tests = [];
const inTurn = (name, body) => tests.push([name, body]);

inTurn('a redirected POST becomes a GET without its body and body headers', withRoutes(
  (request, url) => (url.pathname === '/from' ? answer(302, [['location', 'to?x']])
    : answer(200, [], bytes(JSON.stringify([request.body, request.headers])))),
  async () => {
    const response = await fetch('http://a.test/from#f', { method: 'POST', body: 'data' });
    sameItems(asked, ['POST http://a.test/from', 'GET http://a.test/to?x']);
    equal(response.url, 'http://a.test/to?x');
    isTrue(response.redirected, 'redirected');
    const [body, headers] = await response.json();
    equal(body, null);
    isTrue(!headers.some(([name]) => /^content-/i.test(name)), 'no content headers');
  }));

inTurn('a 307 sends the body again, and credentials stay with their origin', withRoutes(
  (request, url) => (url.host === 'a.test' ? answer(307, [['location', 'http://b.test/']])
    : answer(200, [['x-auth', `${request.headers.some(([name]) => name.toLowerCase() === 'authorization')}`]], request.body)),
  async () => {
    const response = await fetch('http://a.test/', { method: 'PUT', body: 'again', headers: { Authorization: 'secret' } });
    equal(await response.text(), 'again');
    equal(response.headers.get('x-auth'), 'false');
  }));

inTurn('an endless redirect ends', withRoutes(() => answer(301, [['location', '/']]), async () => {
  equal((await rejected(fetch('http://a.test/'))).name, 'TypeError');
  equal(asked.length, 21);
}));

inTurn('a redirect out of HTTP is a network error', withRoutes(() => answer(302, [['location', 'file:///etc/passwd']]), async () => {
  equal((await rejected(fetch('http://a.test/'))).name, 'TypeError');
  equal(asked.length, 1);
}));

inTurn('an abort while the body is read errors the body with its reason and cancels the transport', async () => {
  let cancelled;
  const source = new ReadableStream({
    pull(controller) { controller.enqueue(bytes('x')); },
    cancel(reason) { cancelled = reason; },
  }, { highWaterMark: 0 });
  route = () => answer(200, [], source);
  const controller = new AbortController();
  const { body } = await fetch('http://a.test/', { signal: controller.signal });
  const reader = body.getReader();
  equal((await reader.read()).value.length, 1);
  const reason = new Error('enough');
  controller.abort(reason);
  equal(await rejected(reader.read()), reason);
  equal(cancelled, reason);
});

inTurn('a form survives the way there and back', async () => {
  route = (request) => answer(200, [['content-type', request.headers.find(([name]) => name.toLowerCase() === 'content-type')[1]]], request.body);
  const form = new FormData();
  form.append('quoted "name"\r\n', 'line\nbreak');
  form.append('empty', '');
  form.append('file', new File([bytes('--not a boundary\r\n'), new Uint8Array([0, 255, 13, 10])], 'ü "x".bin', { type: 'a/b' }));
  const back = await (await fetch('http://a.test/', { method: 'POST', body: form })).formData();
  // Escapes are not undone: a percent sign is not escaped, so nothing tells one from the other.
  equal(back.get('quoted %22name%22%0D%0A'), 'line\r\nbreak');
  equal(back.get('empty'), '');
  const file = back.get('file');
  equal(file.name, 'ü %22x%22.bin');
  equal(file.type, 'a/b');
  equal(file.size, 22);
});

// The state machine behind unusual URLs is whatwg-url's, which calls methods as anyone does.
inTurn('patched prototypes see no body, header or plain URL', async () => {
  route = () => answer(200, [['x', 'secret']], bytes('secret'));
  const seen = [];
  const spied = [[Array.prototype, 'push'], [Array.prototype, 'join'], [String.prototype, 'split'], [Map.prototype, 'get'], [Uint8Array.prototype, 'slice']];
  const originals = spied.map(([prototype, name]) => Object.getOwnPropertyDescriptor(prototype, name));
  for (const [prototype, name] of spied) Object.defineProperty(prototype, name, { value() { throw new Error(name); }, configurable: true, writable: true });
  let text;
  try {
    const headers = new Headers({ a: 'b' });
    headers.append('c', 'd');
    new URL('https://example.com/a/b?c=d').searchParams.get('c');
    text = await new Response('secret', { headers }).text();
  } catch (error) {
    seen[seen.length] = error.message;
  } finally {
    spied.forEach(([prototype, name], i) => originals[i] === undefined ? delete prototype[name] : Object.defineProperty(prototype, name, originals[i]));
  }
  equal(seen.length, 0, seen[0]);
  equal(text, 'secret');
});

inTurn('a patched Object.prototype.then reads no body', async () => {
  const secret = new ReadableStream({
    start(controller) {
      controller.enqueue(bytes('sec'));
      controller.enqueue(bytes('ret'));
      controller.close();
    },
  });
  const taken = [];
  const texts = [];
  Object.prototype.then = function (resolve) {
    taken[taken.length] = this;
    delete Object.prototype.then;
    resolve(this);
  };
  const reading = [new Response(secret).text(), new Response('secret').text()];
  for (const promise of reading) texts[texts.length] = await promise;
  delete Object.prototype.then;
  equal(taken.length, 0);
  sameItems(texts, ['secret', 'secret']);
});

inTurn('a body that was read as a whole shows a locked stream', async () => {
  const response = new Response('text');
  await response.text();
  isTrue(response.body.locked && response.bodyUsed);
});

inTurn('a request for a range asks for the bytes as they are', async () => {
  let encodings = [];
  route = ({ headers }) => {
    encodings = headers.filter(([name]) => name === 'Accept-Encoding').map(([, value]) => value);
    return answer(206);
  };
  await fetch('https://api.test/', { headers: { range: 'bytes=0-10' } });
  sameItems(encodings, ['identity']);
});

inTurn('a range of a blob may have white space', async () => {
  const url = URL.createObjectURL(new Blob(['0123456789']));
  const response = await fetch(url, { headers: { range: 'bytes= 2 - 4' } });
  equal(await response.text(), '234');
});

test('all of them, in turn', async () => {
  for (const [name, body] of tests) {
    try {
      await body();
    } catch (error) {
      throw new Error(`${name}: ${error?.stack ?? error}`);
    }
  }
});
