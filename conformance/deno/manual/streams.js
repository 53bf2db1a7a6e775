// Streams: a file through compression and back, tees, byte readers, as on https://docs.deno.com/examples/piping_streams/ and
// https://docs.deno.com/examples/writing_files/
const folder = await Deno.makeTempDir();
const lines = Array.from({ length: 1000 }, (_, i) => `line ${i}\n`);
await ReadableStream.from(lines).pipeThrough(new TextEncoderStream()).pipeTo((await Deno.create(`${folder}/lines`)).writable);
console.log((await Deno.stat(`${folder}/lines`)).size);

const source = await Deno.open(`${folder}/lines`);
const target = await Deno.create(`${folder}/lines.gz`);
await source.readable.pipeThrough(new CompressionStream('gzip')).pipeTo(target.writable);
const packed = await Deno.open(`${folder}/lines.gz`);
let count = 0;
for await (const text of packed.readable.pipeThrough(new DecompressionStream('gzip')).pipeThrough(new TextDecoderStream())) {
  count += text.split('\n').length - 1;
}
console.log(count);

const file = await Deno.open(`${folder}/lines`);
const reader = file.readable.getReader({ mode: 'byob' });
const { value, done } = await reader.read(new Uint8Array(6));
console.log(new TextDecoder().decode(value), done);
await reader.cancel();

await Deno.writeTextFile(`${folder}/streamed`, ReadableStream.from(['a', 'b', 'c']));
console.log(await Deno.readTextFile(`${folder}/streamed`));

const [left, right] = ReadableStream.from(['x', 'y']).tee();
console.log(await Array.fromAsync(left), await Array.fromAsync(right));
await Deno.remove(folder, { recursive: true });
