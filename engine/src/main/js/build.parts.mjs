// The parts of the worker's bundle that few isolates need. `import part from 'late:./module.js'` gives a function that gives the
// module's exports. In most bundles the module is simply within; in the worker's it is a script of its own, outside the snapshot,
// that an isolate evaluates on first use: what stands in a snapshot costs each isolate several times its text in memory.
//
// Such a script is `(core => { const a = core[0], ...; the part; return exports })`. Its core is what it imports from modules that
// are in the bundle as well: a part shares the bundle's intrinsics and state, and takes hold of nothing that a guest may have changed.
import { build } from 'esbuild';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';

const LATE = /^late:/;
const CORE = 'core:';
const LOADER = 'internal/parts.js';

/** The module behind a `late:` import. */
const lateModule = ({ path, importer }) => join(dirname(importer), path.replace(LATE, ''));

/** The name of a part: that of its module, and of its folder where the module is the folder's index. */
const partName = (file) => basename(file) === 'index.js' ? basename(dirname(file)) : basename(file, '.js');

/** The esbuild plugin that puts `load(file)` in the place of each late module. */
function late(name, load) {
  return {
    name,
    setup(build) {
      build.onResolve({ filter: LATE }, (found) => ({ path: lateModule(found), namespace: name }));
      build.onLoad({ filter: /.*/, namespace: name }, ({ path }) => ({ contents: load(path), resolveDir: dirname(path), loader: 'js' }));
    },
  };
}

/** For bundles that hold their late modules: they are there from the start. */
export const withinBundle = () => late('within', (file) =>
  `import * as exports from ${JSON.stringify(file)}; export default () => exports;`);

/** Leaves every module of the core out, where a part imports it. What a CommonJS package requires comes along. */
function outsideOf(core, here) {
  return {
    name: 'outside',
    setup(build) {
      build.onResolve({ filter: /.*/ }, async (found) => {
        if (found.pluginData === CORE || found.kind !== 'import-statement' || LATE.test(found.path)) return undefined;
        const { path, kind, importer, resolveDir, namespace } = found;
        const resolved = await build.resolve(path, { kind, importer, resolveDir, namespace, pluginData: CORE });
        const module = relative(here, resolved.path);
        return core.has(module) ? { path: CORE + module, external: true } : resolved;
      });
    },
  };
}

/** `import{a as b}from"core:x"` at the head of a part, as esbuild prints it. */
const IMPORT = /import\s*\{([^}]*)\}\s*from\s*"core:([^"]+)";?/g;
const EFFECT = /import\s*"core:[^"]+";?/g;
const EXPORT = /export\s*\{([^}]*)\};?\s*$/;
const pairs = (list) => list.split(',').filter((item) => item.trim()).map((item) => {
  const [name, as = name] = item.trim().split(/\s+as\s+/);
  return { name, as };
});

/** A part's script, and what it needs of the core as `{ module, name }`. */
function toScript(name, text) {
  const needs = [];
  let head = '';
  const body = text.replace(IMPORT, (_, list, module) => {
    for (const { name, as } of pairs(list)) {
      head += `${head === '' ? 'const ' : ','}${as}=core[${needs.length}]`;
      needs.push({ module, name });
    }
    return '';
  });
  const exports = EXPORT.exec(body);
  const code = body.replace(EXPORT, '').replace(EFFECT, '');
  if (exports === null || code.includes(CORE)) throw new Error(`the part ${name} cannot be made into a script: ${code.slice(0, 300)}`);
  const given = pairs(exports[1]).map(({ name, as }) => `${as}:${name}`);
  return { needs, script: `(core=>{"use strict";${head};${code.trimEnd()}\nreturn{__proto__:null,${given}}})\n//# sourceURL=internal:${name}.js\n` };
}

/** What the bundle says instead of a late module: the loader, and what the part needs of the core at that time. */
const linkOf = (here, name, needs) => [
  `import { loadPart } from ${JSON.stringify(join(here, LOADER))};`,
  ...needs.map(({ module, name }, i) => `import { ${name} as need${i} } from ${JSON.stringify(join(here, module))};`),
  `export default () => loadPart(${JSON.stringify(name)}, () => [${needs.map((_, i) => `need${i}`)}]);`,
].join('\n');

/** Builds the parts of an entry point into a folder; gives the plugin with which the entry point itself is to be bundled. */
export async function buildParts(entry, here, folder, options) {
  const { format, banner, ...common } = options;
  const found = new Map();
  const collect = late('collect', (file) => {
    const name = partName(file);
    if (found.has(name) && found.get(name) !== file) throw new Error(`two late modules are called ${name}`);
    found.set(name, file);
    return linkOf(here, name, []);
  });
  const first = await build({ ...common, entryPoints: [entry], format: 'esm', write: false, metafile: true, outdir: folder, plugins: [collect, ...common.plugins] });
  const core = new Set(Object.values(first.metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs)));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const needs = new Map();
  const owners = new Map();
  for (const [name, file] of found) {
    const part = await build({
      ...common, entryPoints: [file], format: 'esm', write: false, metafile: true, outdir: folder,
      plugins: [collect, outsideOf(core, here), ...common.plugins],
    });
    for (const input of Object.keys(part.metafile.inputs)) {
      if (owners.has(input)) throw new Error(`${input} is in the parts ${owners.get(input)} and ${name}, but it may have state: import it in the bundle`);
      if (!core.has(input) && !input.includes(':')) owners.set(input, name);
    }
    const made = toScript(name, part.outputFiles.find(({ path }) => path.endsWith('.js')).text);
    needs.set(name, made.needs);
    writeFileSync(join(folder, `${name}.js`), made.script);
  }
  return late('linked', (file) => linkOf(here, partName(file), needs.get(partName(file))));
}
