// Bundles each test file by itself: node build.mjs <output folder>. The packages are those of the web platform's own build.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BUNDLING, fitPackages } from '../../main/js/build.packages.mjs';
import { withinBundle } from '../../main/js/build.parts.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const sources = join(here, '../../main/js');
const { build } = createRequire(join(sources, 'package.json'))('esbuild');
const [output] = process.argv.slice(2);
if (!output) throw new Error('usage: node build.mjs <output folder>');

// What an earlier build left of a test that is gone must not be run.
rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });
await build({
  ...BUNDLING,
  absWorkingDir: here,
  entryPoints: readdirSync(here).filter((file) => file.endsWith('.test.js')),
  outdir: output,
  nodePaths: [join(sources, 'node_modules')],
  plugins: [withinBundle(), fitPackages(sources, { whole: false })],
});
