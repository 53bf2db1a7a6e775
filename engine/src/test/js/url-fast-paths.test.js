// The short cuts of the URL parser give what the standard's state machine gives.
import machine from 'whatwg-url/lib/url-state-machine.js';
import { parseURL } from '../../main/js/internal/url/parser.js';
import { equal, test } from './assert.js';

const schemes = ['http://', 'https://', 'HTTP://', 'wss://', 'file://', 'data:', 'http:', '//', '', '/', '///', '\\'];
const hosts = [
  'example.com', 'EXAMPLE.com', 'localhost', 'a_b.c-d', '1.2.3.4', 'a.1', 'a.0x1', 'xn--a', 'x.xn--ls8h.y', 'a..b', '.a', 'a.', '-a', '',
  '[::1]', 'u:p@h.io', 'ex ample', 'b%41r.com', 'x--n', 'a.b1', '0', 'com',
  'u@h.io', 'u:@h.io', ':p@h.io', '@h.io', 'U%41!:p$@Example.COM', "o'o@h.io", 'a:b@c@d.io', 'a/b@c.io', 'u;v@h.io', 'u^@h.io',
];
const ports = ['', ':', ':80', ':443', ':0', ':65535', ':65536', ':00080', ':8080', ':x'];
const paths = [
  '', '/', '/a', '/a/b/', '/./a', '/a/../b', '/a/..', '/.', '/..', '/%2e/a', '/a%2E%2e', '/a b', '/é', '/a\\b', '//x', '/a//b', '/:a', '/a:b',
  '/a;b=c', '/{x}', '/^', '/|', '/[]', '/.a', '/...', '/a.', '/C:/x', 'a', '../a', './a', '../../..', '../', './', '..', '.', 'a:b', 'a/b', '../:a',
  '/\ta', '/a%', '/a%zz', "/a'b", '/a"b', '/a<b', '/`', '/%2E%2e/x', '/a/%2e.', '/a/.%2E/b', '/\\a\\..\\b', '\\x', '/\u{1f600}a', '/x ', '/\u0001', '/a\nb',
  '/a/./b/../../../c', '/~%7e', '/\u007f', '/...%2e', '/%2e%2',
];
const queries = ['', '?', '?a=b&c', "?a'b", '?a"b', '?é', '?a b', '?{}|^`', '?a?b', '?%', '?\\'];
const fragments = ['', '#', '#a', '#a b', '#`', "#'{}|", '#é', '#a#b', '#"'];
const bases = [
  'https://example.org/dir/file?query#fragment', 'http://u:p@h:81', 'https://h/a/b/c/', 'file:///C:/dir/x', 'data:text', 'other://h/a/b', 'http://h/..a/.b/',
];

function generator(seed) {
  let state = seed;
  return (list) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return list[Math.floor((state / 2 ** 32) * list.length)];
  };
}

const show = (record) => JSON.stringify(record);

test('absolute URLs', () => {
  const pick = generator(1);
  for (let i = 0; i < 30_000; i++) {
    const input = pick(schemes) + pick(hosts) + pick(ports) + pick(paths) + pick(queries) + pick(fragments);
    equal(show(parseURL(input)), show(machine.basicURLParse(input)), `the record of ${input}`);
  }
});

test('relative URLs', () => {
  const pick = generator(2);
  const records = bases.map((base) => [base, machine.basicURLParse(base)]);
  for (let i = 0; i < 30_000; i++) {
    const [base, record] = pick(records);
    const before = show(record);
    const input = pick(paths) + pick(queries) + pick(fragments);
    equal(show(parseURL(input, record)), show(machine.basicURLParse(input, { baseURL: record })), `the record of ${input} on ${base}`);
    equal(show(record), before, 'the base');
  }
});

test('a record shares nothing with its base', () => {
  const base = parseURL('https://example.org/a/b');
  for (const input of ['', '#x', '?q', 'c', '../c']) {
    const url = parseURL(input, base);
    url.path.push('more');
    equal(base.path.length, 2, `the path of the base after ${input}`);
  }
});
