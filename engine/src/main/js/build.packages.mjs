// How the npm packages are fitted in: big tables move into files of their own, which an isolate reads on first use, and
// what a package brings twice is taken from our own modules.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);

/** How every bundle is made, those of tests too. */
export const BUNDLING = {
  bundle: true,
  format: 'iife',
  // Modules are strict, the script made of them is not by itself: and a sloppy function tells guests its caller and arguments.
  banner: { js: '"use strict";' },
  platform: 'neutral',
  mainFields: ['module', 'main'],
  target: 'esnext',
  charset: 'ascii', // one non-Latin-1 character would double the size of the source that V8 keeps
  logLevel: 'warning',
};

/** Module of a package -> the expression that stands in for its content, with `table` in scope. */
const LAZY_TABLES = {
  'tr46/lib/mappingTable.json': `table('idna').map`,
  'tr46/lib/regexes.js':
    `Object.fromEntries(Object.entries(table('idna').regexes).map(([name, [source, flags]]) => [name, new RegExp(source, flags)]))`,
  '@exodus/bytes/fallback/multi-byte.encodings.json': `table('multibyte')`,
};

/** Import of a package, by importer and specifier -> our module. */
const REPLACED = [
  [/whatwg-url[\\/]lib/, './encoding', 'internal/url/encoding.js'],
  [/whatwg-url[\\/]lib/, '@exodus/bytes/encoding.js', 'internal/url/encoding.js'],
  [/whatwg-url[\\/]lib/, '@exodus/bytes/whatwg.js', 'internal/url/encoding.js'],
  [/whatwg-url[\\/]lib/, 'tr46', 'internal/url/idna.js'],
];

/** Text of a package's module -> text that does the same faster, or without what a guest may have patched, or a little more. */
const REWRITTEN = {
  'web-streams-polyfill/dist/ponyfill.mjs': [
    // enqueue() must not call the write algorithm of a pipe before it returns.
    [
      '_chunkSteps(t){this._state._currentWrite=f(Yt(this._state._writer,t),void 0,e),this._resolvePromise(!1)}',
      '_chunkSteps(t){y(()=>{this._state._currentWrite=f(Yt(this._state._writer,t),void 0,e),this._resolvePromise(!1)})}',
    ],
    // The type 'owning', for web/owning-streams.js.
    ['if("bytes"!==(e=`${e}`))throw', 'if("bytes"!==(e=`${e}`)&&"owning"!==e)throw'],
    ['let i,a,s;i=void 0!==t.start?', 'let i,a,s;"owning"===t.type&&(n._owning=!0);i=void 0!==t.start?'],
  ],
  'whatwg-url/lib/percent-encoding.js': [
    ['require("./encoding");', 'require("./encoding"); const { setOf } = require("./encoding");'],
    ['new Set([...extraQueryPercentEncodeSet, p("\'")])', 'setOf(extraQueryPercentEncodeSet.characters + "\'")'],
    ['String.fromCodePoint(...[...extraQueryPercentEncodeSet].sort())', 'extraQueryPercentEncodeSet.characters'],
    ['String.fromCodePoint(...[...extraSpecialQueryPercentEncodeSet].sort())', 'extraSpecialQueryPercentEncodeSet.characters'],
    [/new Set\(\[(p\("(?:\\.|[^"\\])"\)(?:, p\("(?:\\.|[^"\\])"\))*)\]\)/g, (list) => `setOf(${list.replace(/p\(("(?:\\.|[^"\\])")\)/g, '$1').replace(/", "/g, '" + "')})`],
  ],
  'whatwg-url/lib/url-state-machine.js': [
    ['const { utf8DecodeWithoutBOM } =', 'const { utf8DecodeWithoutBOM, characterOf, codePointsOf, setOf, stepName } ='],
    ['new Set([p("/"), p("\\\\"), p("?"), p("#")])', 'setOf("/\\\\?#")'],
    ['Array.from(this.input, c => c.codePointAt(0))', 'codePointsOf(this.input)'],
    ['const cStr = isNaN(c) ? undefined : String.fromCodePoint(c);', 'const cStr = characterOf(c);'],
    ['this[`parse ${this.state}`](c, cStr)', 'this[stepName(this.state)](c, cStr)'],
  ],
};

/** What our own modules know of the streams' inside. */
const KNOWN_MEMBERS = new Set([
  '_readableStreamController', '_writableStreamController', '_readable', '_writable', '_disturbed', '_reader', '_state', '_storedError',
  '_controlledReadableStream', '_closeRequested', '_owning', '_chunkSteps', '_closeSteps', '_errorSteps',
]);

/** The streams' text with short names for its private members, which no minifier may rename: they are a fifth of it. */
function shortenMembers(text) {
  const short = new Map();
  return text.replace(/(?<![\w$])_[a-z][A-Za-z_]{3,}/g, (name) => {
    if (KNOWN_MEMBERS.has(name)) return name;
    if (!short.has(name)) short.set(name, `_${short.size.toString(36)}_`);
    return short.get(name);
  });
}

const rewrite = (text, changes) => changes.reduce((before, [from, to]) => {
  const after = before.replace(from, typeof to === 'string' ? () => to : (_, ...groups) => to(...groups));
  if (after === before) throw new Error(`not found, so not rewritten: ${from}`);
  return after;
}, text);

/** JSON text in ASCII. */
const asciiJSON = (value) =>
  JSON.stringify(value).replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Writes the tables beside the bundles. */
export function writeTables(output) {
  const folder = join(output, 'tables');
  mkdirSync(folder, { recursive: true });
  const regexes = Object.entries(require('tr46/lib/regexes.js')).map(([name, { source, flags }]) => [name, [source, flags]]);
  const idna = { map: require('tr46/lib/mappingTable.json'), regexes: Object.fromEntries(regexes) };
  writeFileSync(join(folder, 'idna.json'), asciiJSON(idna));
  const multibyte = new URL('node_modules/@exodus/bytes/fallback/multi-byte.encodings.json', import.meta.url);
  writeFileSync(join(folder, 'multibyte.json'), asciiJSON(JSON.parse(readFileSync(multibyte, 'utf8'))));
}

/**
 * The esbuild plugin. A bundle that is not `whole`, such as a test's, has its tables within; one that is `complete` must have had all
 * of them.
 */
export function fitPackages(here, { whole = true, complete = false } = {}) {
  const taken = new Set();
  return {
    name: 'fit-packages',
    setup(build) {
      build.onResolve({ filter: /^(\.\/encoding|tr46|@exodus\/bytes\/(encoding|whatwg)\.js)$/ }, ({ path, importer }) => {
        const rule = REPLACED.find(([from, specifier]) => specifier === path && from.test(importer));
        return rule && { path: join(here, rule[2]) };
      });
      build.onLoad({ filter: /node_modules/ }, ({ path }) => {
        const fileIn = (list) => Object.keys(list).find((file) => path.split('\\').join('/').endsWith(`node_modules/${file}`));
        const rewritten = fileIn(REWRITTEN);
        if (rewritten) {
          const contents = rewrite(readFileSync(path, 'utf8'), REWRITTEN[rewritten]);
          return { contents: rewritten.startsWith('web-streams-polyfill') ? shortenMembers(contents) : contents, loader: 'js' };
        }
        const name = fileIn(LAZY_TABLES);
        if (!name || !whole) return undefined;
        taken.add(name);
        const contents = `const { table } = require('./internal/parts.js'); module.exports = ${LAZY_TABLES[name]};`;
        return { contents, loader: 'js', resolveDir: here };
      });
      build.onEnd(() => {
        const missing = Object.keys(LAZY_TABLES).filter((name) => !taken.has(name));
        if (complete && missing.length) return { errors: [{ text: `not found, so not moved out of the bundle: ${missing}` }] };
        return undefined;
      });
    },
  };
}
