// The `integrity` of a fetch, on URLs that need no network.
import { equal, test } from './assert.js';

const url = 'data:text/plain,hello';
const SHA256 = 'sha256-LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=';
const outcome = (integrity) => fetch(url, { integrity }).then((response) => response.text(), ({ name }) => name);
const digest = async (name) => `${name.replace('-', '').toLowerCase()}-${
  new Uint8Array(await crypto.subtle.digest(name, new TextEncoder().encode('hello'))).toBase64()}`;

test('a body with the digest that was asked for is there', async () => {
  equal(await digest('SHA-256'), SHA256, 'digest');
  equal(await outcome(SHA256), 'hello', 'with SHA-256');
  equal(await outcome(await digest('SHA-384')), 'hello', 'with SHA-384');
  equal(await outcome(`\n ${SHA256.replace('sha', 'SHA')}?option\t`), 'hello', 'with spaces, an option and another case');
  equal(await outcome(`${SHA256.replace('+', '-').replace('=', '')}`), 'hello', 'in the alphabet of URLs');
});

test('a body with another one is a network error', async () => {
  equal(await outcome('sha256-AAAA'), 'TypeError', 'with a wrong one');
  equal(await outcome(`sha512-AAAA ${SHA256}`), 'TypeError', 'where the stronger is wrong');
  equal(await outcome(`${await digest('SHA-512')} sha256-AAAA`), 'hello', 'where the weaker is wrong');
  equal(await outcome(`sha256-AAAA ${SHA256}`), 'hello', 'where one of two fits');
});

test('what is no digest asks for nothing', async () => {
  equal(await outcome('md5-AAAA nonsense'), 'hello', 'with other words');
});
