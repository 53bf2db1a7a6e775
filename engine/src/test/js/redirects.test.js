// What a redirected request tells: Referer, Origin, credentials, body; over a transport that answers from a table.
import '../../main/js/web/all.js';
import './platform.js';
import { setTransport } from '../../main/js/web/fetch/transport.js';
import { setAPIBaseURL } from '../../main/js/internal/url/base.js';
import { redirectedRequest, redirectTarget } from '../../main/js/web/fetch/redirect.js';
import { wireHeaders } from '../../main/js/web/fetch/wire-headers.js';
import { getHeader, headerListOf } from '../../main/js/internal/fetch/header-list.js';
import { parseURL } from '../../main/js/internal/url/parser.js';
import { Request } from '../../main/js/web/request.js';
import { equal, isTrue, sameItems, test } from './assert.js';

const { fetch } = globalThis;
let hops = [];
let answers = {};
let bodies = {};
setTransport({
  followsRedirects: false,
  async send({ method, url, headers }) {
    hops.push({ method, url, ...Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value])) });
    const [status = 200, ...more] = answers[url] ?? [];
    return { status, statusText: '', headers: more, body: bodies[url] ?? null };
  },
});
const to = (location, policy) => [302, ['location', location], ...(policy === undefined ? [] : [['referrer-policy', policy]])];
const sent = async (routes, url, init) => {
  hops = [];
  answers = routes;
  const response = await fetch(url, init);
  return { response, told: hops.map((hop) => hop.referer ?? '-'), origins: hops.map((hop) => hop.origin ?? '-') };
};
const fails = async (routes, url, init) => {
  try {
    await sent(routes, url, init);
  } catch (error) {
    return error instanceof TypeError;
  }
  return false;
};

// One after the other: they share the transport and the location.
const tests = [];
const inTurn = (name, location, body) => tests.push([name, location, body]);
const page = 'https://site.test/folder/page?q#part';

inTurn('each hop tells what its own policy lets it', page, async () => {
  const from = 'https://site.test/from';
  const there = 'https://other.test/to';
  const cases = [
    ['', '', 'https://site.test/'], ['unsafe-url', '', 'https://site.test/folder/page?q'], ['unsafe-url', 'origin', 'https://site.test/'],
    ['', 'same-origin', '-'], ['unsafe-url', 'no-referrer', '-'], ['same-origin', 'unsafe-url', 'https://site.test/folder/page?q'],
    ['unsafe-url', 'bogus, ORIGIN , nonsense', 'https://site.test/'], ['unsafe-url', 'nonsense', 'https://site.test/folder/page?q'],
  ];
  for (const [referrerPolicy, stated, expected] of cases) {
    const { told } = await sent({ [from]: to(there, stated) }, from, { referrerPolicy });
    sameItems(told, ['https://site.test/folder/page?q', expected], `${referrerPolicy} and ${stated}`);
  }
});

inTurn('what a hop did not tell no later hop tells', page, async () => {
  const from = 'https://site.test/from';
  const routes = { [from]: to('https://other.test/', 'no-referrer'), 'https://other.test/': to(`${from}2`, 'unsafe-url') };
  const { told } = await sent(routes, from);
  sameItems(told, ['https://site.test/folder/page?q', '-', '-']);
  const origin = await sent({ [from]: to('/2', 'unsafe-url') }, from, { referrerPolicy: 'origin' });
  sameItems(origin.told, ['https://site.test/', 'https://site.test/']);
});

inTurn('a downgrade tells nothing, and this machine is no downgrade', page, async () => {
  for (const [target, expected] of [
    ['http://other.test/', '-'], ['http://localhost:1/', 'https://site.test/'], ['http://a.localhost/', 'https://site.test/'],
    ['http://127.0.0.1/', 'https://site.test/'], ['http://[::1]/', 'https://site.test/'], ['http://127.evil.test/', '-'],
  ]) {
    sameItems((await sent({}, target)).told, [expected], target);
    sameItems((await sent({}, target, { referrerPolicy: 'strict-origin' })).told, [expected], target);
  }
  sameItems((await sent({}, 'http://other.test/', { referrerPolicy: 'no-referrer-when-downgrade' })).told, ['-']);
});

inTurn('an overlong referrer is its origin', `https://site.test/${'x'.repeat(5000)}`, async () => {
  sameItems((await sent({}, 'https://site.test/')).told, ['https://site.test/']);
});

inTurn('the origin of an IPv6 address is that of the same address', 'http://[::1]:80/page', async () => {
  sameItems((await sent({}, 'http://[0::1]/')).told, ['http://[::1]/page']);
});

inTurn('a location that is no web page tells nothing', 'file:///etc/page', async () => {
  sameItems((await sent({}, 'http://site.test/', { referrerPolicy: 'unsafe-url' })).told, ['-']);
});

inTurn('past an origin that is not its own a request speaks for nobody', 'http://site.test/', async () => {
  const hop = { 'http://b.test/': to('http://c.test/'), 'http://b.test/back': to('http://site.test/'), 'http://b.test/same': to('/') };
  sameItems((await sent(hop, 'http://b.test/')).origins, ['http://site.test', 'null']);
  sameItems((await sent(hop, 'http://b.test/back')).origins, ['http://site.test', 'null']);
  sameItems((await sent({ 'http://b.test/same': to('/2') }, 'http://b.test/same')).origins, ['http://site.test', 'http://site.test']);
  sameItems((await sent({ 'http://site.test/': to('http://b.test/') }, 'http://site.test/')).origins, ['-', 'http://site.test']);
});

/** The headers after one redirect of a request whose script may write any, as one that carries a worker's requests. */
function carried(headers, { from = 'https://a.test/', location, policy = '', stated }) {
  const request = {
    method: 'GET', mode: 'cors', body: null, referrer: 'client', referrerPolicy: policy, headerList: headerListOf(Object.entries(headers)),
  };
  const url = parseURL(from);
  const target = redirectTarget(location, url);
  const answered = { status: 302, headerList: headerListOf(stated === undefined ? [] : [['Referrer-Policy', stated]]) };
  const list = wireHeaders(redirectedRequest(request, url, target, answered), target);
  return (name) => getHeader(list, name) ?? '-';
}

inTurn('a carried request keeps to the same rules without a location', null, async () => {
  const headers = { Referer: 'https://page.test/path?q', Origin: 'https://page.test' };
  const within = carried(headers, { location: '/2' });
  sameItems([within('referer'), within('origin')], ['https://page.test/path?q', 'https://page.test'], 'within the origin');
  const across = carried(headers, { location: 'https://b.test/' });
  sameItems([across('referer'), across('origin')], ['https://page.test/', 'null'], 'to another origin');
  equal(carried(headers, { location: 'https://b.test/', policy: 'unsafe-url' })('referer'), 'https://page.test/path?q');
  equal(carried(headers, { location: '/2', policy: 'origin' })('referer'), 'https://page.test/');
  equal(carried(headers, { location: '/2', stated: 'no-referrer' })('referer'), '-');
  equal(carried(headers, { location: 'https://page.test/' })('referer'), 'https://page.test/path?q', 'back home');
  const odd = { Referer: 'no URL' };
  sameItems([carried(odd, { location: '/' })('referer'), carried(odd, { location: 'https://b.test/' })('referer')], ['no URL', '-']);
});

inTurn('what belongs to an origin stays with it', null, async () => {
  const names = ['authorization', 'proxy-authorization', 'cookie', 'host', 'x-own'];
  const headers = Object.fromEntries(names.map((name) => [name, name]));
  sameItems(names.map(carried(headers, { location: '/2' })), names);
  for (const location of ['https://b.test/', 'http://a.test/', 'https://a.test:1/']) {
    sameItems(names.map(carried(headers, { location })), ['-', '-', '-', '-', 'x-own'], location);
  }
});

inTurn('no redirect plants credentials in another origin', 'http://site.test/', async () => {
  for (const [from, target] of [
    ['http://site.test/', 'http://u:p@b.test/'], ['http://b.test/', 'http://u@b.test/'], ['http://b.test/', 'http://:p@site.test/'],
  ]) isTrue(await fails({ [from]: to(target) }, from), `${from} to ${target}`);
  isTrue(!await fails({ 'http://site.test/': to('http://u:p@site.test/2') }, 'http://site.test/'), 'within the origin');
});

inTurn('a streamed body is lost to every redirect but 303', null, async () => {
  for (const [status, lost] of [[301, true], [302, true], [303, false], [307, true], [308, true]]) {
    const body = new Response('streamed').body;
    const routes = { 'http://a.test/': [status, ['location', '/2']] };
    equal(await fails(routes, 'http://a.test/', { method: 'POST', body, duplex: 'half' }), lost, `${status}`);
  }
});

inTurn('no-cors shows nothing of another origin', 'http://site.test/', async () => {
  const { response } = await sent({}, 'http://b.test/', { mode: 'no-cors' });
  sameItems([response.type, response.status, response.url, response.body], ['opaque', 0, '', null]);
  equal((await sent({}, 'http://site.test/', { mode: 'no-cors' })).response.type, 'basic');
  const led = await sent({ 'http://site.test/': to('http://b.test/') }, 'http://site.test/', { mode: 'no-cors' });
  equal(led.response.type, 'opaque');
  isTrue(await fails({}, 'http://b.test/', { mode: 'no-cors', redirect: 'manual' }), 'manual');
});

inTurn('the hidden body of an opaque response ends with its signal, or at once', 'http://site.test/', async () => {
  const cancelled = [];
  const hidden = (name) => new ReadableStream({ cancel(reason) { cancelled.push(`${name} ${reason}`); } });
  bodies = { 'http://b.test/': hidden('aborted'), 'http://b.test/2': hidden('unsignalled') };
  const controller = new AbortController();
  await sent({}, 'http://b.test/', { mode: 'no-cors', signal: controller.signal });
  equal(cancelled.length, 0, 'cancelled before the abort');
  controller.abort('enough');
  await null;
  await sent({}, 'http://b.test/2', { mode: 'no-cors' });
  sameItems(cancelled, ['aborted enough', 'unsignalled undefined']);
  bodies = {};
});

inTurn('a response tells whether another origin had to do with it', 'http://site.test/', async () => {
  const type = async (url, routes = {}) => (await sent(routes, url)).response.type;
  equal(await type('http://site.test/x'), 'basic');
  equal(await type('http://b.test/'), 'cors');
  equal(await type('http://site.test/', { 'http://site.test/': to('http://b.test/') }), 'cors');
  equal(await type('http://b.test/', { 'http://b.test/': to('http://site.test/') }), 'cors', 'there and back');
  isTrue(await fails({ 'http://site.test/': to('http://b.test/') }, 'http://site.test/', { mode: 'same-origin' }), 'same-origin');
});

inTurn('a request shows its referrer as it was given', 'https://site.test/', async () => {
  const shown = (referrer) => new Request('https://site.test/', { referrer }).referrer;
  equal(new Request('https://site.test/').referrer, 'about:client');
  equal(shown(''), '');
  equal(shown('page#x'), 'https://site.test/page#x');
  equal(shown('https://elsewhere.test/'), 'about:client');
  equal(shown('about:client'), 'about:client');
});

test('all of them, in turn', async () => {
  for (const [name, location, body] of tests) {
    setAPIBaseURL(location ?? '');
    try {
      await body();
    } catch (error) {
      throw new Error(`${name}: ${error?.stack ?? error}`);
    }
  }
});
