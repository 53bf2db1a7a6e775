// Writes one TypeScript project per kind of example: scripts of the host, and scripts that a host hands to its workers.
//
// usage: node example-projects.js <folder of examples> <output folder>
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const [examples, output] = process.argv.slice(2).map((folder) => resolve(folder));

const scripts = (existsSync(examples) ? readdirSync(examples, { recursive: true }) : [])
  .filter((name) => /\.(js|mjs|ts)$/.test(name) && !name.endsWith('.d.ts') && !name.includes('node_modules'))
  .map((name) => join(examples, name))
  .sort();

const kinds = { host: [], worker: [] };
for (const script of scripts) {
  kinds[kindOf(readFileSync(script, 'utf8'))].push(script);
}

for (const [kind, files] of Object.entries(kinds)) {
  if (files.length === 0) continue;
  const folder = join(output, kind);
  mkdirSync(folder, { recursive: true });
  const to = (file) => relative(folder, file);
  const project = {
    extends: to(resolve('tsconfig.base.json')),
    // An example is plain JavaScript for a reader: parameters without a type are no fault there.
    compilerOptions: { noImplicitAny: false, useUnknownInCatchVariables: false, noUncheckedIndexedAccess: false, allowImportingTsExtensions: true, resolveJsonModule: true },
    files: [resolve(`${kind}.d.ts`), ...files].map(to),
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(project, null, 2));
}
console.log(`types: ${kinds.host.length} examples of the host and ${kinds.worker.length} of workers to check`);

/** A script that uses NETWORK itself, outside of text and comments, runs in a worker. */
function kindOf(source) {
  const code = source.replace(/\/\*[^]*?\*\/|\/\/.*|`(?:\\[^]|[^`\\])*`|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, '');
  return /\bNETWORK\s*\./.test(code) && !/\bV8Sandbox\b/.test(code) ? 'worker' : 'host';
}
