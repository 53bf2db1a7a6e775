// Deno.resolveDns against a name server of our own. https://docs.deno.com/api/deno/~/Deno.resolveDns (Deno: --unstable-net)
import { assertEquals, assertRejects, run, test } from './harness.js';

const short = (n) => [n >> 8, n & 255];
const long = (n) => [...short(n >>> 16), ...short(n & 65535)];
const label = (text) => [text.length, ...new TextEncoder().encode(text)];
const name = (text) => [...text.split('.').flatMap(label), 0];
const ANSWERS = {
  1: [[192, 0, 2, 1], [192, 0, 2, 2]],
  2: [name('ns.example')],
  5: [name('target.example')],
  6: [[...name('ns.example'), ...name('mail.example'), ...long(2026), ...long(1), ...long(2), ...long(3), ...long(4)]],
  12: [name('host.example')],
  15: [[...short(10), ...name('mx.example')]],
  16: [[...label('one'), ...label('two')], [...label('three')]],
  28: [[0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]],
  33: [[...short(1), ...short(2), ...short(443), ...name('srv.example')]],
  35: [[...short(1), ...short(2), ...label('U'), ...label('E2U+sip'), ...label('!^.*$!sip:a@b!'), ...name('replaced.example')]],
  257: [[0, ...label('issue'), ...new TextEncoder().encode('ca.example')]],
};

const server = Deno.listenDatagram({ transport: 'udp', hostname: '127.0.0.1', port: 0 });
(async () => {
  for await (const [query, from] of server) {
    let end = 12;
    while (query[end] !== 0) end += query[end] + 1;
    const type = query[end + 1] << 8 | query[end + 2];
    const missing = new TextDecoder().decode(query.subarray(13, 13 + query[12])) === 'missing';
    const records = missing ? [] : ANSWERS[type] ?? [];
    const reply = [
      query[0], query[1], 0x81, missing ? 0x83 : 0x80, ...short(1), ...short(records.length), ...short(0), ...short(0),
      ...query.subarray(12, end + 5),
      ...records.flatMap((data) => [0xc0, 12, ...short(type), ...short(1), ...long(60), ...short(data.length), ...data]),
    ];
    await server.send(new Uint8Array(reply), from);
  }
})();
const nameServer = { ipAddr: '127.0.0.1', port: server.addr.port };
const resolve = (type, host = 'name.example.') => Deno.resolveDns(host, type, { nameServer });
const plain = (value) => JSON.parse(JSON.stringify(value));

const EXPECTED = {
  A: ['192.0.2.1', '192.0.2.2'],
  AAAA: ['2001:db8::1'],
  NS: ['ns.example.'],
  CNAME: ['target.example.'],
  PTR: ['host.example.'],
  MX: [{ preference: 10, exchange: 'mx.example.' }],
  TXT: [['one', 'two'], ['three']],
  SRV: [{ priority: 1, weight: 2, port: 443, target: 'srv.example.' }],
  SOA: [{ mname: 'ns.example.', rname: 'mail.example.', serial: 2026, refresh: 1, retry: 2, expire: 3, minimum: 4 }],
  CAA: [{ critical: false, tag: 'issue', value: 'ca.example' }],
  NAPTR: [{ order: 1, preference: 2, flags: 'U', services: 'E2U+sip', regexp: '!^.*$!sip:a@b!', replacement: 'replaced.example.' }],
};
for (const [type, expected] of Object.entries(EXPECTED)) {
  test(`${type} records`, async () => {
    const records = plain(await resolve(type));
    if (type === 'A') records.sort();
    assertEquals(records, expected);
  });
}
test('a name that is not there is NotFound', async () => {
  await assertRejects(() => resolve('A', 'missing.example.'), Deno.errors.NotFound);
});
test('an unknown type is a TypeError', async () => {
  await assertRejects(() => resolve('FOO'), TypeError, 'unknown variant `FOO`');
});
test('a server that is silent', async () => {
  const silent = Deno.listenDatagram({ transport: 'udp', hostname: '127.0.0.1', port: 0 });
  const nameServer = { ipAddr: '127.0.0.1', port: silent.addr.port };
  await assertRejects(() => Deno.resolveDns('example.com', 'A', { nameServer }), Deno.errors.TimedOut, 'request timed out');
  silent.close();
});
await run();
server.close();
