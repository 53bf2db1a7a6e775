// Bodies as forms. https://developer.mozilla.org/docs/Web/API/Response/formData
import { assertEquals, assertRejects, run, test } from './harness.js';

const parse = (body) => new Response(body, { headers: { 'content-type': 'multipart/form-data; boundary=B' } }).formData();
const lines = (...list) => list.join('\r\n');
const field = (name, value) => lines('--B', `Content-Disposition: form-data; name="${name}"`, '', value);

test('text before the first boundary and behind the last is no content', async () => {
  const form = await parse(lines('before', field('a', '1'), '--B--', 'behind'));
  assertEquals([...form], [['a', '1']]);
});
test('blanks may follow a boundary', async () => {
  assertEquals([...await parse(lines('--B \t', 'Content-Disposition: form-data; name="a"', '', '1', '--B-- \t', ''))], [['a', '1']]);
});
test('a form may have no fields', async () => {
  for (const body of ['--B--', '--B--\r\n', lines('before', '--B--', 'behind')]) assertEquals([...await parse(body)], []);
});
test('what only begins like a boundary is content', async () => {
  const value = lines('x', '--Bx', '--B--x', 'y');
  assertEquals((await parse(lines(field('a', value), '--B--'))).get('a'), value);
});
test('a part without a name is passed over', async () => {
  const form = await parse(lines('--B', 'Content-Disposition: form-data; filename="f"', '', 'x', field('b', ''), '--B--'));
  assertEquals([...form], [['b', '']]);
});
test('a body without its boundary is refused', async () => {
  for (const body of ['', 'text', '--Bx\r\n', 'x--B\r\n']) {
    await assertRejects(() => parse(body), TypeError, 'Unable to parse body as form data');
  }
});
await run();
