// Modules in workers: what the host gives can be imported, and nothing else.
const sandbox = new V8Sandbox({ agents: 1 });
const worker = await sandbox.createIsolate();
const modules = {
  './lib/sum.js': `import { base } from '../base.js'; export const sum = (n) => base + n;`,
  'base.js': `import { sum } from './lib/sum.js'; export var base = 40; export const seesTheCycle = () => typeof sum;`,
  'data.json': '{"n": 2}',
  greet: 'export default (name) => `Hello, ${name}`',
};

console.log(await worker.executeModule(`
  import { sum } from './lib/sum.js';
  import data from './data.json' with { type: 'json' };
  import greet from 'greet';
  export const answer = sum(data.n);
  export const greeting = greet('worker');
  export const { url, main } = import.meta;
  export const map = new Map([['later', await Promise.resolve('tla')]]);
  import { seesTheCycle } from './base.js';
  export const cycle = seesTheCycle();
  export const lazily = (await import('/lib/sum.js')).sum(1);
  export default function leftOut() {}
`, { modules, filename: 'plugin/../main.js' }));

// A name runs a module that was given; it is evaluated once.
console.log(await worker.executeModule('state', { modules: { state: 'globalThis.runs = (globalThis.runs ?? 0) + 1; export const { runs } = globalThis;' } }));
console.log(await worker.executeModule('state'), await worker.execute('runs'));

async function failure(code, options) {
  try {
    return await worker.executeModule(code, options);
  } catch (error) {
    return error.stack.replace(/\n +at (?:.*internal:|file:)[^]*/, '');
  }
}
console.log(await failure('./missing.js'));
console.log(await failure(`\nimport './missing.js'`, { filename: 'plugin/main.js' }));
console.log(await failure(`await import('../missing.js')`, { filename: 'plugin/lazy.js' }));
console.log(await failure(`import 'https://example.com/a.js'`, { filename: 'web.js' }));
console.log(await failure(`import 'node:fs'`, { filename: 'fs.js' }));
console.log(await failure(`import { nothing } from 'greet'`, { filename: 'names.js' }));
console.log(await failure(`import './broken.js'`, { modules: { 'broken.js': 'const x = 1;\nconst x = 2;' } }));
console.log(await failure(`import './data.json'`, { filename: 'json.js' }));
console.log(await failure(`export const socket = new WeakMap()`));
console.log(await failure(`x`, { modules: { greet: 'export default 1' } }));
console.log(await failure(`x`, { modules: { './two.js': '1', 'two.js': '2' } }));
console.log(await failure(`x`, { modules: { number: 1 } }));
console.log(await failure(`throw new RangeError('at its place')`, { filename: 'thrower.js' }));

// Endless modules meet the limits, and the modules of one worker are not those of another.
const other = await sandbox.createIsolate({ cpuLimitMs: 50 });
const ended = new Promise((resolve) => other.onSystem('terminated', resolve));
console.log(await other.executeModule('greet').catch((error) => error.message));
console.log(await other.executeModule(`import './loop.js'`, { modules: { 'loop.js': 'for (;;);' } }).catch((error) => error.message));
console.log((await ended).reason);
await sandbox.shutdown();
