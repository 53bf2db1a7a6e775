// TypeScript in workers: as a script and as modules, with the written places in stacks.
const sandbox = new V8Sandbox({ agents: 1 });
const worker = await sandbox.createIsolate();
const errors = [];
worker.onSystem('error', ({ name, stack }) => errors.push(`${name}: ${stack.split('\n').at(-1).trim()}`));

console.log(await worker.execute(`
  enum Colour { Red = 1, Green }
  namespace Shapes { export const sides = (n: number): number => n * 2; }
  interface Point { x: number; y: number }
  class Dot implements Point { constructor(public x: number, public readonly y: number) {} }
  const dot = new Dot(1, 2);
  ({ colour: Colour[Colour.Green], sides: Shapes.sides(2), ...dot } satisfies Point)
`, { language: 'ts' }));
console.log(await worker.execute('const later: number = await Promise.resolve<number>(1); later', { language: 'ts' }));
console.log(await worker.execute('`${dot.x} ${typeof Colour}`'));
console.log(await worker.execute('<b title="x">{1 + 1}</b>', { language: 'tsx' }).catch((error) => error.message));

async function stackOf(promise) {
  try {
    return await promise;
  } catch (error) {
    return error.stack;
  }
}
console.log(await stackOf(worker.execute(`interface Gone {
  a: string;
}

function fail(n: number): never {
  throw new TypeError('number ' + n);
}
fail(1);`, { language: 'ts', filename: 'fail.ts' })));
console.log(await stackOf(worker.execute('let x: = 1;', { language: 'ts', filename: 'broken.ts' })));
console.log(await stackOf(worker.executeModule(`import { fail } from './lib.ts';

fail(1 as number);`, {
  filename: 'main.ts',
  modules: { 'lib.ts': `type Gone = {
  a: string;
};
export function fail(n: number): never {
  throw new TypeError('number ' + n);
}` },
})));
console.log(await stackOf(worker.executeModule('export const x: = 1;', { language: 'ts' })));
console.log(await worker.executeModule('import { x } from "./x.mts"; export const y: number = x', {
  language: 'ts', modules: { 'x.mts': 'export const x: number = 1 as const' },
}));
const late = new Promise((resolve) => {
  worker.onSystem('error', ({ message }) => message === 'late' && resolve());
});
await worker.execute(`interface Late { a: string }

setTimeout((n: number) => { throw new Error('late'); }, 0, 1);`, { language: 'ts', filename: 'late.ts' });
await late;
console.log(await worker.execute(`type T = 1;
Error.prepareStackTrace = (error, sites) => sites.length > 0;
new Error().stack`, { language: 'ts' }));
try {
  await worker.execute('1', { language: 'python' });
} catch (error) {
  console.log(error.message);
}
await new Promise((resolve) => worker.onSystem('destroyed', resolve) && worker.destroy());
console.log(errors.join('\n'));
await sandbox.shutdown();
