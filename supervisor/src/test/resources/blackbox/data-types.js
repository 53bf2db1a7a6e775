// What goes to a worker and comes back is what was sent.
const sandbox = new V8Sandbox();
const worker = await sandbox.createIsolate();
await worker.execute(`NETWORK.onRequest('echo', (value) => value); undefined`);
const cycle = { name: 'cycle' };
cycle.self = cycle;
const shared = [1];
const values = {
  undefined: undefined, null: null, true: true, text: 'ünï \u{1F600} \ud800', empty: '', number: 1.5, minusZero: -0, nan: NaN,
  infinity: -Infinity, bigint: 2n ** 70n, date: new Date(1e12), invalidDate: new Date(NaN), regexp: /a\/b/giu,
  map: new Map([[{ k: 1 }, new Set([1, 'x'])]]), set: new Set([[1], 2]), buffer: new Uint8Array([1, 2, 255]).buffer,
  bytes: new Uint8Array([0, 128]), floats: new Float64Array([Math.PI, -0]), view: new DataView(new ArrayBuffer(3), 1),
  holes: [1, , 3], nested: { a: [{ b: [] }] }, undefinedIn: { a: undefined, b: [undefined] },
  error: new RangeError('as data', { cause: 1 }), boxed: Object('boxed'), cycle, twice: { a: shared, b: shared },
  nullPrototype: Object.assign(Object.create(null), { a: 1 }), longKey: { ['k'.repeat(20)]: 1 },
  long: 'x'.repeat(3_000_000).length,
};
for (const [name, value] of Object.entries(values)) {
  const back = await worker.request('echo', value);
  if (back instanceof Error) console.log(name, back.name, back.message, back instanceof RangeError);
  else console.log(name, back);
}
const back = await worker.request('echo', values.twice);
console.log('same object twice', back.a === back.b);
const text = 'é'.repeat(2_000_000);
console.log('long text', (await worker.request('echo', text)) === text);
const bytes = crypto.getRandomValues(new Uint8Array(65536));
const large = new Uint8Array(8 << 20).map((_, i) => bytes[i & 65535]);
const same = await worker.request('echo', large);
console.log('large bytes', same.length === large.length && same.every((b, i) => b === large[i]));
const refused = { function: () => {}, symbol: Symbol('s'), inside: { deep: [() => {}] }, weak: new WeakMap(), promise: Promise.resolve(),
  proxy: new Proxy({}, {}), tooLong: 'x'.repeat(17 << 20), tooLarge: new Uint8Array(17 << 20) };
for (const [name, value] of Object.entries(refused)) {
  try {
    worker.send('x', value);
    console.log(name, 'was sent');
  } catch (error) {
    console.log(name, `${error.name}: ${error.message.slice(0, 80)}`);
  }
}
worker.destroy();
