// Open files: reading in pieces, seeking, truncating, locking, and `using`.
const path = await Deno.makeTempFile({ prefix: 'lines-', suffix: '.txt' });
const encoder = new TextEncoder();
const decoder = new TextDecoder();

{
  using file = await Deno.open(path, { read: true, write: true });
  await file.write(encoder.encode('The quick brown fox'));
  await file.seek(4, Deno.SeekMode.Start);
  const buffer = new Uint8Array(5);
  const count = await file.read(buffer);
  console.log(count, decoder.decode(buffer));
  console.log(await file.seek(-3, Deno.SeekMode.End), await file.read(buffer), decoder.decode(buffer.subarray(0, 3)));
  console.log(await file.read(buffer));
  await file.truncate(9);
  await file.lock(true);
  console.log((await file.stat()).size);
  await file.unlock();
}

const file = await Deno.open(path);
for await (const chunk of file.readable) console.log(chunk.byteLength, decoder.decode(chunk));

try {
  file.close();
} catch (error) {
  console.log(error.name, error.message);
}
await Deno.remove(path);
