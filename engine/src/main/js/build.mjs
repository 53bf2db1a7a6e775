// Bundles the two entry points into the scripts that the snapshots are made of: node build.mjs <output folder> [--report]
import { build } from 'esbuild';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BUNDLING, fitPackages, writeTables } from './build.packages.mjs';
import { buildParts, withinBundle } from './build.parts.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const [output, report] = process.argv.slice(2);
if (!output) throw new Error('usage: node build.mjs <output folder> [--report]');

/** The installed package a bundled file belongs to, or undefined for our own files. */
function packageOf(path) {
  return /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
}

/** Bytes that each package (and our own code) has in one output file, largest first. */
function sizes(outputFile) {
  const bytes = new Map();
  for (const [path, { bytesInOutput }] of Object.entries(outputFile.inputs)) {
    const name = packageOf(path) ?? path.split('/').slice(0, 2).join('/');
    bytes.set(name, (bytes.get(name) ?? 0) + bytesInOutput);
  }
  return [...bytes].sort((a, b) => b[1] - a[1]);
}

/** Name, version, licence and licence text of every package whose code is in a bundle. */
function notices(packages) {
  return [...packages].sort().map((name) => {
    const folder = join(here, 'node_modules', name);
    const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const text = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
    return `${name} ${version} (${license})\n\n${text ? readFileSync(join(folder, text), 'utf8').trim() : ''}\n`;
  }).join(`\n${'-'.repeat(72)}\n\n`);
}

const options = { ...BUNDLING, absWorkingDir: here, minifyWhitespace: true, minifySyntax: true, minifyIdentifiers: true, legalComments: 'external' };
const linked = await buildParts('worker.entry.js', here, join(output, 'parts'), { ...options, legalComments: 'none', plugins: [fitPackages(here)] });
const results = await Promise.all([['worker', linked], ['main', withinBundle()]].map(([name, parts]) => build({
  ...options, entryPoints: { [name]: `${name}.entry.js` }, outdir: output, metafile: true,
  // Programs see the names of the Deno namespace's classes and functions.
  minifyIdentifiers: name !== 'main', plugins: [parts, fitPackages(here, { complete: name === 'main' })],
})));

writeTables(output);
const packages = new Set();
for (const [file, meta] of results.flatMap(({ metafile }) => Object.entries(metafile.outputs))) {
  if (!file.endsWith('.js')) continue;
  for (const path of Object.keys(meta.inputs)) if (packageOf(path)) packages.add(packageOf(path));
  if (report) {
    console.log(`${file}: ${meta.bytes} bytes`);
    for (const [name, bytes] of sizes(meta)) console.log(`  ${String(bytes).padStart(8)}  ${name}`);
  }
}
const legal = ['worker', 'main'].map((name) => join(output, `${name}.js.LEGAL.txt`)).filter(existsSync)
  .map((file) => readFileSync(file, 'utf8').trim());
writeFileSync(join(output, 'NOTICES.txt'), [notices(packages), ...new Set(legal)].join('\n'));
