// Copies a file through streams; however large it is, only a few chunks are in memory. Argument: MiB (16).
const MIB = 1 << 20;
const size = Number(Deno.args[0] ?? 16) * MIB;
const folder = await Deno.makeTempDir();

const block = new Uint8Array(MIB);
for (let at = 0; at < MIB; at += 65_536) crypto.getRandomValues(block.subarray(at, at + 65_536));
{
  using file = await Deno.create(`${folder}/original`);
  for (let written = 0; written < size;) written += await file.write(block);
}

const before = Deno.memoryUsage();
let most = before.rss;
const watch = setInterval(() => { most = Math.max(most, Deno.memoryUsage().rss); }, 50);
const started = performance.now();
const source = await Deno.open(`${folder}/original`);
const target = await Deno.create(`${folder}/copy`);
await source.readable.pipeTo(target.writable);
const seconds = (performance.now() - started) / 1000;
clearInterval(watch);

const copied = await Deno.stat(`${folder}/copy`);
let same = copied.size === size;
using copy = await Deno.open(`${folder}/copy`);
const buffer = new Uint8Array(MIB);
for (let at = 0; at < size && same; at += MIB) {
  for (let filled = 0; filled < MIB;) filled += await copy.read(buffer.subarray(filled)) ?? Number.NaN;
  same = buffer.every((byte, i) => byte === block[i]);
}
await Deno.remove(folder, { recursive: true });
console.log(`${size / MIB} MiB copied, the same: ${same}, memory grew by less than 128 MiB: ${most - before.rss < 128 * MIB}`);
if (Deno.args.length > 0) {
  console.log(`${Math.round(size / MIB / seconds)} MiB a second; memory grew by ${Math.round((most - before.rss) / MIB)} MiB`);
}
