// Files as streams. https://docs.deno.com/api/deno/~/Deno.FsFile
import { assertEquals, assertRejects, assertThrows, readAll, run, test } from './harness.js';

const dir = Deno.makeTempDirSync({ prefix: 'streams-' });
const at = (name) => `${dir}/${name}`;

test('a file is read as a stream and closed at its end', async () => {
  await Deno.writeTextFile(at('big'), 'abcdefghij'.repeat(50_000));
  const file = await Deno.open(at('big'));
  let size = 0;
  for await (const chunk of file.readable) size += chunk.byteLength;
  assertEquals(size, 500_000);
  assertThrows(() => file.close(), Deno.errors.BadResource);
});
test('a file is written as a stream and closed at its end', async () => {
  const file = await Deno.create(at('out'));
  const writer = file.writable.getWriter();
  await writer.write(new TextEncoder().encode('one '));
  await writer.write(new TextEncoder().encode('two'));
  await writer.close();
  assertEquals(await Deno.readTextFile(at('out')), 'one two');
  assertThrows(() => file.close(), Deno.errors.BadResource);
});
test('pipeTo copies a file', async () => {
  const from = await Deno.open(at('big'));
  const to = await Deno.create(at('copy'));
  await from.readable.pipeTo(to.writable);
  assertEquals((await Deno.stat(at('copy'))).size, 500_000);
});
test('a reader with its own buffer', async () => {
  const file = await Deno.open(at('big'));
  const reader = file.readable.getReader({ mode: 'byob' });
  const { value, done } = await reader.read(new Uint8Array(7));
  assertEquals([done, new TextDecoder().decode(value)], [false, 'abcdefg']);
  await reader.cancel();
  assertThrows(() => file.close(), Deno.errors.BadResource);
});
test('cancelling closes the file', async () => {
  const file = await Deno.open(at('big'));
  const reader = file.readable.getReader();
  await reader.read();
  await reader.cancel();
  await assertRejects(() => file.stat(), Deno.errors.BadResource);
});
test('writeFile and writeTextFile take a stream', async () => {
  const source = (...chunks) => new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
  await Deno.writeTextFile(at('from-text'), source('a', 'b', 'c'));
  assertEquals(await Deno.readTextFile(at('from-text')), 'abc');
  await Deno.writeFile(at('from-bytes'), source(new Uint8Array([65]), new Uint8Array([66, 67])));
  await Deno.writeFile(at('from-bytes'), source(new Uint8Array([68])), { append: true });
  assertEquals(await readAll((await Deno.open(at('from-bytes'))).readable), 'ABCD');
});
await run();
Deno.removeSync(dir, { recursive: true });
